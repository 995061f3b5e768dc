import { queryOptions, useQuery } from '@tanstack/react-query';
import { kept } from './freshness.js';
import { request } from './request.js';

/** A mail that the local outbox holds, newest first. */
export interface Mail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly sentAt: string;
  readonly kind: string;
}

export const outboxQuery = queryOptions({
  queryKey: ['outbox'],
  queryFn: async ({ signal }) =>
    (await request('/api/outbox?limit=50', { signal })) as { readonly mails: readonly Mail[] },
  ...kept,
});

export const useOutbox = () => useQuery(outboxQuery);
