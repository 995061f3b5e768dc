import { EncryptJWT, errors, jwtDecrypt } from 'jose';
import { portalRefusal } from './portal-refusals.js';

/** What has to be remembered from when somebody goes to a portal until they come back. */
export interface BegunSignIn {
  readonly portalId: string;
  readonly state: string;
  readonly nonce: string;
  /** RFC 7636 §4.1. */
  readonly codeVerifier: string;
  /** A path of the journal's own pages. */
  readonly returnTo: string;
}

export const SIGN_IN_SECONDS = 10 * 60;
const AUDIENCE = 'portal sign-in';

/**
 * For a cookie: encrypted and authenticated (a JWE, RFC 7516), so that beginning a sign-in, which anybody may,
 * stores nothing here.
 */
export const sealSignIn = (begun: BegunSignIn, key: Buffer, now: Date): Promise<string> =>
  new EncryptJWT({ ...begun })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setAudience(AUDIENCE)
    .setExpirationTime(new Date(now.getTime() + SIGN_IN_SECONDS * 1000))
    .encrypt(key);

/** @throws DomainError `portal-state-unknown`, `portal-state-expired`. */
export const openSignIn = async (
  sealed: string | undefined,
  key: Buffer,
  now: Date,
): Promise<BegunSignIn> => {
  if (sealed === undefined) throw portalRefusal('portal-state-unknown');
  try {
    const { payload } = await jwtDecrypt<BegunSignIn>(sealed, key, {
      audience: AUDIENCE,
      requiredClaims: ['exp'],
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
      currentDate: now,
    });
    return payload;
  } catch (error) {
    throw portalRefusal(error instanceof errors.JWTExpired ? 'portal-state-expired' : 'portal-state-unknown');
  }
};
