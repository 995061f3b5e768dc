import type { Vault } from '../../people/vault.js';

const CONSONANTS = 'bdfgklmnprstvz';
const VOWELS = 'aeiou';
const SYLLABLES = 4;

/**
 * A sign-in name that is easily read and typed, such as `badokeru482`. It follows from the person by the person's own
 * key: whoever is issued one twice gets the same, and without the key it tells nothing about anybody.
 * @param attempt counts up from 0 where the name belongs to somebody else.
 */
export const signInNameFor = async (
  vault: Pick<Vault, 'digest'>,
  personId: string,
  attempt: number,
): Promise<string> => nameIn(await vault.digest(personId, `sign-in name ${attempt.toString()}`));

/** @param digest 32 bytes, base64url. */
export const nameIn = (digest: string): string => {
  const bytes = Buffer.from(digest, 'base64url');
  const drawn = (index: number, most: number): number => bytes.readUInt32BE(index * 4) % most;
  let name = '';
  for (let index = 0; index < SYLLABLES; index++) {
    const syllable = drawn(index, CONSONANTS.length * VOWELS.length);
    name += CONSONANTS.charAt(Math.floor(syllable / VOWELS.length)) + VOWELS.charAt(syllable % VOWELS.length);
  }
  return `${name}${drawn(SYLLABLES, 1000).toString().padStart(3, '0')}`;
};
