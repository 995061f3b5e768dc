import type { Projection } from '../../src/eventing/projection.js';
import type { WebhookEvent } from '../../src/feeds/webhooks/webhook.events.js';
import type { Webhook, Webhooks } from './read-model.js';

/** The one document. */
export const ALL = 'all';

export const webhooks: Projection<Webhooks, WebhookEvent> = {
  name: 'webhooks',
  version: 1,
  handles: ['WebhookRegistered', 'WebhookPaused', 'WebhookResumed', 'WebhookRemoved'],

  spansSchools: true,
  idsOf: () => [ALL],

  evolve(document, event, id) {
    const before = document?.webhooks ?? [];
    const { webhookId } = event.data;
    const others = before.filter((one) => one.webhookId !== webhookId);
    if (event.type === 'WebhookRegistered') {
      return { _id: id, webhooks: [...others, { ...event.data, begun: 1 }] };
    }
    const known = before.find((one) => one.webhookId === webhookId);
    if (!known) throw new Error(`${event.type} came before the webhook ${webhookId} was registered.`);
    if (event.type === 'WebhookRemoved') return { _id: id, webhooks: others };
    const changed = changedBy(known, event);
    return { _id: id, webhooks: before.map((one) => (one === known ? changed : one)) };
  },
};

const changedBy = (
  webhook: Webhook,
  event: Exclude<WebhookEvent, { type: 'WebhookRegistered' | 'WebhookRemoved' }>,
): Webhook => {
  if (event.type === 'WebhookPaused') return { ...webhook, paused: event.data.why };
  const { paused: _, ...going } = webhook;
  const { from } = event.data;
  return from === undefined ? going : { ...going, from, begun: webhook.begun + 1 };
};
