/** What has to be there for a test to say anything. @throws an Error that names it, where it is not. */
export const there = <Value>(value: Value | undefined, what: string): Value => {
  if (value === undefined || value === '') throw new Error(`There is no ${what}`);
  return value;
};
