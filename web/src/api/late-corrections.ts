import { queryOptions } from '@tanstack/react-query';
import type { Person } from './diary.js';
import { request } from './request.js';

/** How far corrections after the edit window have come on a page, and who may be let make more. */
export interface LateCorrections {
  readonly pageId: string;
  readonly subject: { readonly id: string; readonly title: string };
  readonly group: { readonly id: string; readonly title: string };
  readonly term: {
    readonly id: string;
    readonly title: string;
    /** Civil dates. */
    readonly from: string;
    readonly to: string;
  };
  readonly closed: boolean;
  readonly editWindowDays: number;
  /** A civil date. */
  readonly windowExtendedUntil?: string;
  readonly made: number;
  /** How many are made before somebody else has to allow more. */
  readonly alone: number;
  readonly allowed?: { readonly person: Person; readonly upTo: number };
  /** Who corrects late. */
  readonly deputyHeads: readonly Person[];
}

const pathOf = (pageId: string, what: string) => `/api/journal/pages/${encodeURIComponent(pageId)}/${what}`;

export const lateCorrectionsQuery = (pageId: string) =>
  queryOptions({
    queryKey: ['late-corrections', pageId],
    queryFn: async ({ signal }) =>
      (await request(pathOf(pageId, 'late-corrections'), { signal })) as LateCorrections,
    staleTime: 15_000,
  });

export const allowLateCorrections = (
  pageId: string,
  permit: { readonly personId: string; readonly more: number; readonly reason: string },
) => request(pathOf(pageId, 'late-corrections'), { method: 'POST', body: permit });

/** Lets the teachers of a page write about all of it up to a day. */
export const extendEditWindow = (
  pageId: string,
  extension: { readonly until: string; readonly reason: string },
) => request(pathOf(pageId, 'edit-window'), { method: 'POST', body: extension });
