import { createHash } from 'node:crypto';
import type { Webhook } from '../../../projections/webhooks/read-model.js';
import type { FeedPage } from '../feed.js';
import type { Answered } from './posting.js';
import { pauseAfter } from './retries.js';
import type { DeliveryState } from './delivery-states.js';

/** What becomes of a webhook after a delivery: it goes on, tries again later, or is paused. */
export type Outcome =
  | { readonly delivered: true; readonly state: DeliveryState }
  | { readonly delivered: false; readonly state: DeliveryState; readonly pausedAs?: 'gone' | 'dead' };

/** The same for the same events, however often they are sent: 128 bits of a hash, base64url. */
export const messageId = (webhook: Pick<Webhook, 'webhookId'>, { events }: FeedPage): string => {
  const hash = createHash('sha256').update(webhook.webhookId);
  for (const event of events) hash.update(event);
  return `msg_${hash.digest('base64url').slice(0, 22)}`;
};

/** @param chance from 0 to 1. */
export const outcomeOf = (
  answer: Answered,
  { place, failures, deliveredAt }: DeliveryState,
  page: Pick<FeedPage, 'next'>,
  now: Date,
  chance: number,
): Outcome => {
  if ('status' in answer && answer.status >= 200 && answer.status < 300) {
    return { delivered: true, state: { place: page.next, failures: 0, deliveredAt: now } };
  }
  const taken = deliveredAt === undefined ? {} : { deliveredAt };
  const lastFailure = 'status' in answer ? `answered ${answer.status.toString()}` : answer.failure;
  const isGone = 'status' in answer && answer.status === 410;
  const asked = 'status' in answer ? answer.retryAfterMs : undefined;
  const pause = isGone ? undefined : pauseAfter(failures + 1, chance, asked);
  if (pause === undefined) {
    // Counted anew when it is resumed.
    const state = { place, failures: 0, lastFailure, ...taken };
    return { delivered: false, state, pausedAs: isGone ? 'gone' : 'dead' };
  }
  const notBefore = new Date(now.getTime() + pause);
  return { delivered: false, state: { place, failures: failures + 1, lastFailure, notBefore, ...taken } };
};
