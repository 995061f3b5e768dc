import { queryOptions } from '@tanstack/react-query';
import type { Language } from '../i18n/i18n.js';
import { request } from './request.js';
import type { SignInAnswer } from './session.js';

/** A portal of a state, region or ministry by which one may sign in. */
export interface Portal {
  readonly id: string;
  readonly title: Readonly<Record<Language, string>>;
}

export const portalsQuery = queryOptions({
  queryKey: ['portals'],
  queryFn: async ({ signal }) =>
    (await request('/api/portals', { signal })) as { readonly portals: readonly Portal[] },
  staleTime: Infinity,
});

/** Where a sign-in by a portal begins, which leads back to a page. */
export const portalAddress = (id: string, returnTo = '/') =>
  `/api/portals/${encodeURIComponent(id)}/sign-in?returnTo=${encodeURIComponent(returnTo)}`;

export interface Told {
  readonly name?: string;
  readonly birthDate?: string;
}

/** An identity that a portal has named, and that belongs to no account yet. */
export interface PendingLink {
  readonly portal: Portal;
  readonly told: Told;
}

export const pendingLinkQuery = queryOptions({
  queryKey: ['portal-link'],
  queryFn: async ({ signal }) => (await request('/api/portal-link', { signal })) as PendingLink,
  // It is another one the next time.
  gcTime: 0,
  staleTime: Infinity,
});

/** What portal and school know of somebody; `agrees` has nothing of what one of them doesn't know. */
export interface ComparedData {
  readonly portal: Told;
  readonly school: Told;
  readonly agrees: { readonly name?: boolean; readonly birthDate?: boolean };
}

/** @throws ProblemError `sign-in-failed`, `too-many-attempts`, `portal-…` */
export const nameAccount = async (credentials: { login: string; password: string }) =>
  (await request('/api/portal-link/account', { method: 'POST', body: credentials })) as ComparedData;

/** @throws ProblemError `portal-…` */
export const confirmLink = async () =>
  (await request('/api/portal-link/confirmation', { method: 'POST', body: {} })) as {
    readonly me: SignInAnswer;
    readonly returnTo: string;
  };

export const giveUpLink = () => request('/api/portal-link', { method: 'DELETE' });
