export const SHORTEST_PASSWORD = 12;
/** Longer ones are not taken at the sign-in. */
export const LONGEST_PASSWORD = 500;

/** What keeps a text from being set as a password; undefined where nothing does. */
export const passwordFault = (password: string): string | undefined => {
  if (password.length < SHORTEST_PASSWORD) return `has at least ${SHORTEST_PASSWORD.toString()} characters`;
  if (password.length > LONGEST_PASSWORD) return `has at most ${LONGEST_PASSWORD.toString()} characters`;
  return undefined;
};
