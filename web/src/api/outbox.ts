import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Language } from '../i18n/i18n.js';
import { kept } from './freshness.js';
import type { Channel, NoticeKind } from './notices.js';
import { request } from './request.js';

/** What somebody is written: a mail has a subject and is shown as HTML too, a short message is text only. */
export interface Message {
  readonly subject?: string;
  readonly text: string;
  readonly html?: string;
}

/** A message that the local outbox holds. */
export interface KeptMessage extends Message {
  readonly id: string;
  readonly channel: Channel;
  readonly kind: NoticeKind | 'digest';
  readonly to: string;
  readonly sentAt: string;
}

/** What a kind of notice looks like, told of nobody. */
export interface Preview {
  readonly kind: NoticeKind;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly sms: string;
}

export const outboxQuery = queryOptions({
  queryKey: ['outbox'],
  queryFn: async ({ signal }) =>
    (await request('/api/outbox?limit=50', { signal })) as { readonly messages: readonly KeptMessage[] },
  ...kept,
});

export const useOutbox = () => useQuery(outboxQuery);

export const previewsQuery = (language: Language) =>
  queryOptions({
    queryKey: ['previews', language],
    queryFn: async ({ signal }) =>
      (await request(`/api/notices/previews?language=${language}`, { signal })) as {
        readonly previews: readonly Preview[];
      },
    staleTime: Infinity, // it changes with the server's version only
  });

export const usePreviews = (language: Language) => useQuery(previewsQuery(language));
