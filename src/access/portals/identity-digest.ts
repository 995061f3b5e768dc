import { createHmac } from 'node:crypto';
import type { Vault } from '../../people/vault.js';

/**
 * What an identity is known by here: without the installation's key nobody learns from it whose it is, nor whether
 * somebody of a known subject has an account.
 */
export const identityDigest = async (
  { issuer, subject }: { readonly issuer: string; readonly subject: string },
  vault: Pick<Vault, 'secret'>,
): Promise<string> =>
  createHmac('sha256', await vault.secret('portal identities'))
    .update(JSON.stringify([issuer, subject]))
    .digest('base64url');
