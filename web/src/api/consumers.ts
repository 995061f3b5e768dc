import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from './request.js';

/** One feed of a consumer, and how far it has come in it. */
export interface ConsumerFeed {
  readonly by: 'asking' | 'webhook';
  /** Of a webhook: where it is sent. */
  readonly host?: string;
  readonly position: string;
  /** How much of the log lies before it, from 0 to 1. */
  readonly done: number;
  /** What was not sent yet; none where it is granted no longer. */
  readonly behind?: { readonly events: number; readonly isMore: boolean; readonly seconds: number };
  /** Instant, ISO 8601. */
  readonly seenAt?: string;
  readonly failures: number;
  readonly lastFailure?: string;
  readonly paused?: 'asked' | 'gone' | 'dead' | 'notGranted';
}

export interface FeedConsumer {
  readonly consumerId: string;
  readonly title: string;
  readonly feeds: readonly ConsumerFeed[];
}

/** Live: asked anew every five seconds while somebody looks. */
export const consumersQuery = queryOptions({
  queryKey: ['consumers'],
  queryFn: async ({ signal }) =>
    (await request('/api/feeds/consumers', { signal })) as {
      /** Of the head of the log. */
      readonly position: string;
      readonly consumers: readonly FeedConsumer[];
    },
  placeholderData: keepPreviousData,
  refetchInterval: 5_000,
});
