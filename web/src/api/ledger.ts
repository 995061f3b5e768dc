import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Person } from './diary.js';
import { kept } from './freshness.js';
import type { Channel, NoticeKind } from './notices.js';
import type { Message } from './outbox.js';
import { request } from './request.js';

export const noticeStates = ['queued', 'sent', 'delivered', 'failed', 'suppressed'] as const;
export type NoticeState = (typeof noticeStates)[number];

/** A notice as the ledger has it. Instants are ISO 8601. */
export interface LedgerNotice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly channel: Channel;
  readonly state: NoticeState;
  /** Why it isn't sent, or wasn't the last time. */
  readonly code?: string;
  readonly recipient: Person;
  readonly pupil?: Person;
  /** When that happened which it tells. */
  readonly at: string;
  readonly dueAt: string;
  readonly digest?: 'daily' | 'weekly';
  readonly attempts: number;
  readonly transport?: string;
  readonly providerId?: string;
  readonly sentAt?: string;
  readonly deliveredAt?: string;
  readonly failedAt?: string;
  readonly suppressedAt?: string;
  readonly resent?: { readonly by: Person; readonly at: string };
}

export interface LedgerSummary {
  readonly asOf: string;
  readonly counts: readonly {
    readonly kind: NoticeKind;
    readonly state: NoticeState;
    readonly count: number;
  }[];
  readonly lag: readonly Lag[];
  readonly channels: readonly ChannelState[];
  readonly position: string;
  /** Why no further notices are made at the moment. */
  readonly failure?: string;
}

/** Seconds from being due until a provider has taken over: of half, and of ninety-nine in a hundred. */
export interface Lag {
  readonly channel: Channel;
  readonly p50: number;
  readonly p99: number;
  readonly count: number;
}

export interface ChannelState {
  readonly channel: Channel;
  readonly transport: string;
  /** Of a circuit breaker: messages go through where it is closed, none where it is open, one where half open. */
  readonly position: 'closed' | 'open' | 'halfOpen';
  readonly since: string;
  readonly until?: string;
  readonly lastCode?: string;
}

/** What is looked for; days are civil dates. */
export interface LedgerSearch {
  readonly state?: NoticeState | undefined;
  readonly kind?: NoticeKind | undefined;
  readonly channel?: Channel | undefined;
  readonly recipient?: string | undefined;
  readonly pupil?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

interface LedgerPage {
  readonly notices: readonly LedgerNotice[];
  readonly next?: string;
}

const pageSize = '50';

export const ledgerQuery = (search: LedgerSearch) =>
  infiniteQueryOptions({
    queryKey: ['ledger', search],
    queryFn: async ({ signal, pageParam }) => {
      const wanted = Object.entries({ ...search, after: pageParam, limit: pageSize });
      const given = wanted.filter((pair): pair is [string, string] => pair[1] !== undefined);
      return (await request(`/api/notices?${new URLSearchParams(given)}`, { signal })) as LedgerPage;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });

export const useLedger = (search: LedgerSearch) => useInfiniteQuery(ledgerQuery(search));

export const ledgerSummaryQuery = queryOptions({
  queryKey: ['ledger-summary'],
  queryFn: async ({ signal }) => (await request('/api/notices/summary', { signal })) as LedgerSummary,
  ...kept,
});

export const useLedgerSummary = () => useQuery(ledgerSummaryQuery);

/** @throws ProblemError where it isn't worth telling any more */
export const useLedgerMessage = (id: string) =>
  useQuery({
    queryKey: ['ledger-message', id],
    queryFn: async ({ signal }) =>
      (await request(`/api/notices/${encodeURIComponent(id)}/message`, { signal })) as Message & {
        readonly to: string;
      },
  });

/** @throws ProblemError `notice-not-failed` */
export const sendAgain = (id: string) =>
  request(`/api/notices/${encodeURIComponent(id)}/sending`, { method: 'POST', body: {} });
