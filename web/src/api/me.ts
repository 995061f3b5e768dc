import { queryOptions } from '@tanstack/react-query';
import { request } from './request.js';

export type Role = 'guardian' | 'pupil' | 'teacher' | 'healthWorker' | 'deputyHead' | 'admin';

/** Who is signed in, and what may be opened. */
export interface Me {
  readonly accountId: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly role: Role;
  readonly schools: readonly { readonly id: string; readonly name: string; readonly timeZone: string }[];
  readonly children: readonly Child[];
  readonly pages: readonly PageLink[];
}

export interface Child {
  readonly id: string;
  readonly name: string;
  readonly className?: string;
}

export interface PageLink {
  readonly pageId: string;
  readonly subject: string;
  readonly group: string;
  readonly term: string;
  readonly from: string;
  readonly to: string;
}

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => (await request('/api/me', { signal })) as Me,
  staleTime: 60_000,
});

/** @throws ProblemError `sign-in-failed` or `too-many-attempts` */
export async function signIn(credentials: { login: string; password: string }): Promise<Me> {
  return (await request('/api/session', { method: 'POST', body: credentials })) as Me;
}

export async function signOut(): Promise<void> {
  await request('/api/session', { method: 'DELETE' });
}
