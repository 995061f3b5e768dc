import { isGuessable } from './guessable.values.js';

/** NIST SP 800-63B §3.1.1.2: length is what counts, so that nothing is asked of what a password is composed of. */
export const SHORTEST_PASSWORD = 12;
/** Longer ones are not taken at the sign-in. */
export const LONGEST_PASSWORD = 500;

/** What keeps a text from being set as a password, whosever it is; undefined where nothing does. */
export const passwordFault = (password: string): string | undefined => {
  if (Array.from(password).length < SHORTEST_PASSWORD)
    return `has at least ${SHORTEST_PASSWORD.toString()} characters`;
  if (password.length > LONGEST_PASSWORD) return `has at most ${LONGEST_PASSWORD.toString()} characters`;
  if (isGuessable(password)) {
    return 'must not be made of sequences, repetitions and well-known words: take several words that don’t belong together';
  }
  return undefined;
};

/** What of a password may be the sign-in name: all of it, or what stands before digits and signs at its end. */
export const namesIn = (password: string): readonly string[] => [
  password,
  password.replace(/[^\p{Letter}]+$/u, ''),
];
