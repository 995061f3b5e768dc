import { queryOptions } from '@tanstack/react-query';
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
}

export interface PageLink {
  readonly pageId: string;
  readonly subject: string;
  readonly group: string;
  readonly term: string;
  readonly from: string;
  readonly to: string;
}

export async function fetchMe(signal?: AbortSignal): Promise<Me> {
  return (await request('/api/me', signal ? { signal } : {})) as Me;
}

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => fetchMe(signal),
  staleTime: 60_000,
});
