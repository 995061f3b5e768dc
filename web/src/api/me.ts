import { queryOptions } from '@tanstack/react-query';
import { requestKept } from '../offline/offline-reading.js';
import { request } from './request.js';

export type Role =
  | 'guardian'
  | 'pupil'
  | 'teacher'
  | 'healthWorker'
  | 'secretary'
  | 'deputyHead'
  | 'admin'
  | 'auditor'
  | 'authority'
  | 'operator';

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
  /** What the guardian calls the child. */
  readonly ownName?: string;
  readonly className?: string;
  /** Where the class's school is. */
  readonly timeZone?: string;
}

export interface PageLink {
  readonly pageId: string;
  readonly subject: string;
  readonly group: string;
  readonly term: string;
  readonly from: string;
  readonly to: string;
}

/** Where it is asked who is signed in. */
export const ME = '/api/me';

export async function fetchMe(): Promise<Me> {
  return (await request(ME)) as Me;
}

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async (asking) => (await requestKept(ME, asking)) as Me,
  staleTime: 60_000,
});

const nameOf = (pupilId: string): string => `/api/me/children/${encodeURIComponent(pupilId)}/name`;

/** Calls a child of the own by a name that nobody else sees. */
export const nameChild = (pupilId: string, name: string) =>
  request(nameOf(pupilId), { method: 'PUT', body: { name } });

/** Calls it by its own name again. */
export const unnameChild = (pupilId: string) => request(nameOf(pupilId), { method: 'DELETE' });
