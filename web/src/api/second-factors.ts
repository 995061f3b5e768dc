import { request } from './request.js';
import type { FactorAsked } from './session.js';

/** What an account is signed in by beside its password. Instants are ISO 8601. */
export interface SecondFactors {
  /** Whether the account may be used only with one. */
  readonly isRequired: boolean;
  readonly factors: readonly SecondFactor[];
  readonly spareCodesLeft: number;
}

export interface SecondFactor {
  readonly factorId: string;
  readonly kind: 'totp' | 'passkey';
  readonly addedAt: string;
  /** Of the browser that a passkey was made in. */
  readonly browser?: string;
  readonly system?: string;
}

/** It answers whoever has given the password, also where that was not enough to come in. */
export async function fetchSecondFactors(): Promise<SecondFactors> {
  return (await request('/api/me/second-factors')) as SecondFactors;
}

/** What somebody who is half signed in has yet to do; undefined where that is nothing. */
export function askedOf({ isRequired, factors, spareCodesLeft }: SecondFactors): FactorAsked | undefined {
  if (factors.length === 0) return isRequired ? { secondFactor: 'add', by: [] } : undefined;
  const kinds = new Set(factors.map(({ kind }) => kind));
  return { secondFactor: 'give', by: spareCodesLeft > 0 ? [...kinds, 'spareCode'] : [...kinds] };
}

/** @returns the secret as an `otpauth:` address, which is shown nowhere again. */
export async function beginTotp(): Promise<{ readonly uri: string }> {
  return (await request('/api/me/second-factors/totp', { method: 'POST', body: {} })) as { uri: string };
}

/** Codes for when the factor is not at hand, which are shown nowhere again; none but with the first factor. */
export interface FactorAdded {
  readonly spareCodes: readonly string[];
}

/** @throws ProblemError `second-factor-refused` */
export async function confirmTotp(code: string): Promise<FactorAdded> {
  const path = '/api/me/second-factors/totp/confirmation';
  return (await request(path, { method: 'POST', body: { code } })) as FactorAdded;
}
