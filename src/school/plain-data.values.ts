/** A field of an object by a name from outside; what every object has, such as `constructor`, is not found. */
export const own = <Value>(object: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(object, name) ? object[name] : undefined;

/** Whether two values of plain data say the same, in whatever order their fields stand. */
export const isSame = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [fieldsOf(a), fieldsOf(b)];
  return (
    left.size === right.size &&
    [...left].every(([key, value]) => right.has(key) && isSame(value, right.get(key)))
  );
};

/** A field that is undefined is one that isn't there: a store doesn't bring it back. */
const fieldsOf = (object: object): Map<string, unknown> =>
  new Map(Object.entries(object).filter(([, value]) => value !== undefined));
