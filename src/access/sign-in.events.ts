import type { BrowserKind } from './browser-kind.values.js';

/** The account was signed in from a device from which it never was before; its first one is none of these. */
export interface SignedInFromNewDevice {
  readonly type: 'SignedInFromNewDevice';
  readonly data: { readonly accountId: string; readonly cameWith: BrowserKind };
}

/** A program that shows codes (RFC 6238), or a passkey (W3C WebAuthn). */
export type FactorKind = 'totp' | 'passkey';

/** From now on the account is signed in by this too, and not by the password alone; the secret is in the vault. */
export interface SecondFactorAdded {
  readonly type: 'SecondFactorAdded';
  readonly data: { readonly accountId: string; readonly factorId: string; readonly kind: FactorKind };
}

/** The account is no longer signed in by this. */
export interface SecondFactorRemoved {
  readonly type: 'SecondFactorRemoved';
  readonly data: { readonly accountId: string; readonly factorId: string };
}

/** Codes to keep for when there is no second factor at hand were made; earlier ones are good no longer. */
export interface SpareCodesIssued {
  readonly type: 'SpareCodesIssued';
  readonly data: { readonly accountId: string };
}

/** One of these codes was given in place of a second factor, and is used up. */
export interface SpareCodeUsed {
  readonly type: 'SpareCodeUsed';
  readonly data: { readonly accountId: string };
}

export type SignInEvent =
  SignedInFromNewDevice | SecondFactorAdded | SecondFactorRemoved | SpareCodesIssued | SpareCodeUsed;
