import type { Vault } from '../../people/vault.js';
import { newPaperCode } from '../paper-code.js';

/** A code of 40 random bits for one use, as it stands on paper: `K7QM-2XPA`. */
export const newActivationCode = (): string => newPaperCode(8);

/** A code as it is compared, however it was typed. */
export const activationCodeKey = (typed: string): string =>
  typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');

/** Tells whether a code is the one that was issued to an account, by its owner's own key. */
export const activationDigest = (
  vault: Pick<Vault, 'digest'>,
  { accountId, personId }: { readonly accountId: string; readonly personId: string },
  code: string,
): Promise<string> => vault.digest(personId, `activation code ${accountId} ${activationCodeKey(code)}`);
