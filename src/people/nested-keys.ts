import type { Sealed } from './sealed.values.js';
import type { Vault } from './vault.js';

/** Whose keys words are sealed with: the first one innermost. */
export type Keys = readonly [string, ...string[]];

/**
 * Seals words one key within the other. Whichever of the keys is destroyed, nobody reads the words any more.
 * @param place what the words stand in: the command, and which of its texts.
 * @throws DomainError `person-erased`.
 */
export const sealWithAll = async (
  vault: Pick<Vault, 'seal'>,
  [first, ...outer]: Keys,
  words: string,
  place: string,
): Promise<Sealed> => {
  let sealed = await vault.seal(first, words, place);
  for (const key of outer) sealed = await vault.seal(key, sealed.sealed, place);
  return sealed;
};

/** @returns undefined where one of the keys was destroyed. */
export const openWithAll = async (
  vault: Pick<Vault, 'open'>,
  keys: Keys,
  sealed: Sealed,
): Promise<string | undefined> => {
  let words: string | undefined = sealed.sealed;
  for (const of of keys.toReversed()) words &&= await vault.open({ sealed: words, of, in: sealed.in });
  return words;
};
