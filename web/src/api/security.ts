import { queryOptions } from '@tanstack/react-query';
import type { Portal } from './portals.js';
import { request } from './request.js';
import { fetchSecondFactors } from './second-factors.js';

/** Where an account is signed in. Instants are ISO 8601. */
export interface OwnSession {
  readonly sessionId: string;
  readonly startedAt: string;
  readonly seenAt: string;
  readonly browser: string;
  readonly system: string;
  readonly network: string;
  readonly isThisOne: boolean;
  readonly withSecondFactor: boolean;
}

export const sessionsQuery = queryOptions({
  queryKey: ['my-sessions'],
  queryFn: async ({ signal }) =>
    (await request('/api/me/sessions', { signal })) as { readonly sessions: readonly OwnSession[] },
});

export const endSession = (sessionId: string) =>
  request(`/api/me/sessions/${encodeURIComponent(sessionId)}`, { method: 'DELETE' });

export const endOtherSessions = () => request('/api/me/sessions', { method: 'DELETE' });

/** @throws ProblemError `password-wrong`, `too-many-attempts`, or `invalid-input` with the fields at fault */
export const changePassword = (body: { readonly current: string; readonly password: string }) =>
  request('/api/me/password', { method: 'POST', body });

export const secondFactorsQuery = queryOptions({
  queryKey: ['my-second-factors'],
  queryFn: () => fetchSecondFactors(),
});

/** @throws ProblemError `step-up-required`, `last-second-factor` */
export const removeFactor = (factorId: string) =>
  request(`/api/me/second-factors/${encodeURIComponent(factorId)}`, { method: 'DELETE' });

/** @throws ProblemError `step-up-required`, `no-second-factor` */
export const makeSpareCodes = async () =>
  (await request('/api/me/second-factors/spare-codes', { method: 'POST', body: {} })) as {
    readonly spareCodes: readonly string[];
  };

/** A portal, and since when it signs in to the account, where it does. */
export interface OwnPortal extends Portal {
  readonly linkedAt?: string;
}

export const ownPortalsQuery = queryOptions({
  queryKey: ['my-portals'],
  queryFn: async ({ signal }) =>
    (await request('/api/me/portals', { signal })) as { readonly portals: readonly OwnPortal[] },
});

export const unlinkPortal = (id: string) =>
  request(`/api/me/portals/${encodeURIComponent(id)}`, { method: 'DELETE' });
