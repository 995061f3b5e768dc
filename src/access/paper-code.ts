import { randomInt } from 'node:crypto';

/** Crockford's base 32: no letter of it is taken for another one, or for a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A random code as it stands on paper, in two halves: five bits a letter. */
export const newPaperCode = (letters: number): string => {
  const drawn = Array.from({ length: letters }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
  return `${drawn.slice(0, letters / 2)}-${drawn.slice(letters / 2)}`;
};
