import type { Me } from './me.js';
import { ProblemError, request } from './request.js';

export type FactorWay = 'totp' | 'passkey' | 'spareCode';

/** What is asked for after the password: the second factor, or to get one. */
export interface FactorAsked {
  readonly secondFactor: 'give' | 'add';
  /** By which of these it can be given. */
  readonly by: readonly FactorWay[];
}

export type SignInAnswer = Me | FactorAsked;

/** Whether the password was not enough. */
export function isFactorAsked(answer: SignInAnswer): answer is FactorAsked {
  return 'secondFactor' in answer;
}

/** Whether the server refused because a second factor is to be given, or set up, before anything else. */
export function isFactorOwed(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.code === 'second-factor-required';
}

/** @throws ProblemError `sign-in-failed` or `too-many-attempts` */
export async function signIn(credentials: { login: string; password: string }): Promise<SignInAnswer> {
  return (await request('/api/session', { method: 'POST', body: credentials })) as SignInAnswer;
}

/** @throws ProblemError `second-factor-refused` or `too-many-attempts` */
export async function giveSecondFactor(code: string): Promise<Me> {
  return (await request('/api/session/second-factor', { method: 'POST', body: proofOf(code) })) as Me;
}

/** Shows once more that it is whoever is signed in. @throws ProblemError `password-wrong` or `too-many-attempts` */
export const confirmByPassword = (password: string) =>
  request('/api/session/confirmation', { method: 'POST', body: { password } });

/** @throws ProblemError `second-factor-refused` or `too-many-attempts` */
export const confirmByCode = (code: string) =>
  request('/api/session/confirmation', { method: 'POST', body: proofOf(code) });

export async function signOut(): Promise<void> {
  await request('/api/session', { method: 'DELETE' });
}

/** Six digits are a program's code, anything else a spare code. */
function proofOf(code: string): { readonly code: string } | { readonly spareCode: string } {
  return /^\d{6}$/.test(code) ? { code } : { spareCode: code };
}
