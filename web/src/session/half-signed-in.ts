import { redirect } from '@tanstack/react-router';
import { isSignedOut } from '../api/request.js';
import { askedOf, fetchSecondFactors } from '../api/second-factors.js';
import { isFactorOwed, type FactorAsked } from '../api/session.js';

/** Leads whoever may not come in yet to what is to be done first, and remembers where they wanted to go. */
export function leadToSignIn(error: unknown, from: string): void {
  if (isSignedOut(error)) redirect({ to: '/sign-in', search: { from }, throw: true });
  if (isFactorOwed(error)) {
    redirect({ to: '/sign-in', search: { step: 'second-factor', from }, throw: true });
  }
}

/** What is to be given or set up, where the password has been given; undefined where nothing is, or no longer. */
export async function factorAskedNow(from: string | undefined): Promise<FactorAsked | undefined> {
  try {
    return askedOf(await fetchSecondFactors());
  } catch (error) {
    leadToSignIn(error, from ?? '/');
    throw error;
  }
}
