import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import type { AuditKind } from '../../../projections/audit-trail/kinds.values.js';
import type { HistorySearch } from '../audit/history-search.js';
import type { Person } from './diary.js';
import { kept } from './freshness.js';
import type { JournalPage } from './journal-page.js';
import type { Role } from './me.js';
import { download, request } from './request.js';

/** Who did something, as what, and in whose place. */
export interface Actor extends Person {
  readonly role: Role | 'classTeacher' | 'clinic' | 'system';
  readonly onBehalfOf?: Person;
}

export type Via = 'web' | 'api' | 'import' | 'system';

/** Something that was written into the journal. Instants are ISO 8601, positions those of the log. */
export interface Fact {
  readonly eventId: string;
  /** As the catalogue of facts calls it. */
  readonly type: string;
  readonly kind: AuditKind;
  /** It changed or took back what had been recorded before. */
  readonly correction: boolean;
  readonly logPosition: string;
  readonly at: string;
  readonly via: Via;
  readonly actor: Actor;
  readonly page?: { readonly id: string; readonly subject: string; readonly group: string };
  readonly date?: string;
  readonly gradeId?: string;
  readonly concerns: readonly Person[];
  readonly account?: { readonly id: string; readonly holder?: Person };
  readonly from?: string;
  readonly to?: string;
  readonly late: boolean;
  readonly reason?: string;
}

interface FactsPart {
  readonly position: string;
  readonly events: readonly Fact[];
  readonly next?: string;
}

const factsInAPart = '50';

/** A school's history, newest first. */
export const useFacts = (school: string, { class: _class, school: _school, ...search }: HistorySearch) =>
  useInfiniteQuery(
    infiniteQueryOptions({
      queryKey: ['audit-facts', school, search],
      queryFn: async ({ signal, pageParam }) => {
        const wanted = Object.entries({ ...search, school, cursor: pageParam, limit: factsInAPart });
        const given = wanted.filter((pair): pair is [string, string] => pair[1] !== undefined);
        return (await request(`/api/audit/events?${new URLSearchParams(given)}`, { signal })) as FactsPart;
      },
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next,
    }),
  );

/** What happened to a grade, or to the debt that it settled. */
export interface GradeLink {
  readonly eventId: string;
  readonly logPosition: string;
  readonly what: 'given' | 'corrected' | 'annulled' | 'debtMarked' | 'debtSettled' | 'debtWithdrawn';
  readonly from?: string;
  readonly to?: string;
  readonly reason?: string;
  readonly late: boolean;
  /** Where a teacher had asked for it. */
  readonly asked?: { readonly requestId: string; readonly teacher: Person };
  readonly actor: Actor;
  readonly via: Via;
  readonly at: string;
}

export interface GradeHistory {
  readonly gradeId: string;
  readonly pageId: string;
  readonly pupil: Person;
  readonly subject: string;
  readonly group: string;
  /** Where the school is. */
  readonly timeZone: string;
  readonly date: string;
  readonly work: { readonly title: string; readonly weight: number };
  readonly madeUpOn?: string;
  /** Oldest first. */
  readonly chain: readonly GradeLink[];
}

export const gradeHistoryQuery = (gradeId: string) =>
  queryOptions({
    queryKey: ['grade-history', gradeId],
    queryFn: async ({ signal }) =>
      (await request(`/api/grades/${encodeURIComponent(gradeId)}/history`, { signal })) as GradeHistory,
    ...kept,
  });

export const useGradeHistory = (gradeId: string) => useQuery(gradeHistoryQuery(gradeId));

/** @throws ProblemError also where no checkpoint covers the newest change yet */
export const fetchProof = (gradeId: string, language: string) =>
  download(`/api/grades/${encodeURIComponent(gradeId)}/proof?language=${language}`);

/** A place in which two answers differ, by JSON Pointers: `then` in the first, `now` in the second. */
export interface Difference {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly path: string;
  readonly then?: string;
  readonly now?: string;
  readonly was?: unknown;
  readonly is?: unknown;
}

/** A page as it was known at a moment beside as it is; nothing was known of it where it wasn't there. */
export interface PageAsOf {
  readonly asOf: { readonly position: string; readonly instant: string };
  readonly then: JournalPage | null;
  readonly now: JournalPage;
  readonly differences: readonly Difference[];
}

/** Either a place in the log, or an instant. */
export type Moment = { readonly position: string } | { readonly at: string };

export const usePageAsOf = (pageId: string, moment: Moment) =>
  useQuery({
    queryKey: ['page-as-of', pageId, moment],
    queryFn: async ({ signal }) => {
      const asked = new URLSearchParams(moment);
      const path = `/api/audit/as-of/pages/${encodeURIComponent(pageId)}?${asked}`;
      return (await request(path, { signal })) as PageAsOf;
    },
    // Whoever slides through the days keeps what is slid, until the other day is there.
    placeholderData: keepPreviousData,
  });

/** The transparency log of the journal. */
export interface LogState {
  readonly checkpoint?: {
    readonly at: string;
    readonly origin: string;
    readonly size: number;
    /** Base64. */
    readonly root: string;
    /** The log itself, and the witnesses that cosigned it. */
    readonly signedBy: readonly string[];
    /** The signed note as it is published. */
    readonly note: string;
  };
  readonly keys: readonly { readonly vkey: string; readonly from: string; readonly until?: string }[];
  /** The newest first; as many facts are known to be lost by each. */
  readonly restorations: readonly {
    readonly restoredAt: string;
    readonly takenAt: string;
    readonly reason: string;
    readonly lostEvents?: number;
  }[];
}

export const useLogState = () =>
  useQuery({
    queryKey: ['audit-log'],
    queryFn: async ({ signal }) => (await request('/api/audit/log', { signal })) as LogState,
    ...kept,
  });
