import { describe, test } from '@jest/globals';
import type { WebhookRegistered } from '../../src/feeds/webhooks/webhook.events.js';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { ALL, webhooks } from './projection.js';

const { given } = projectionSpec(webhooks);

const webhook = (webhookId: string): WebhookRegistered['data'] => ({
  ...{ webhookId, consumerId: 'ministry', url: 'https://ministry.example/journal' },
  secret: { sealed: 'whsec', of: 'ministry', in: 'command' },
});
const registered = (webhookId: string): WebhookRegistered => ({
  type: 'WebhookRegistered',
  data: webhook(webhookId),
});
const paused = { type: 'WebhookPaused', data: { webhookId: 'w1', why: 'dead' } } as const;
const going = { ...webhook('w1'), begun: 1 };

describe('the webhooks', () => {
  test('are those that are registered and not removed', () => {
    given(registered('w1'))
      .on(registered('w2'))
      .expect(ALL, { webhooks: [going, { ...webhook('w2'), begun: 1 }] });
    given(registered('w1'), registered('w2'))
      .on({ type: 'WebhookRemoved', data: { webhookId: 'w2' } })
      .expect(ALL, { webhooks: [going] });
  });

  test('pause, and go on from where they stopped or from another place', () => {
    given(registered('w1'))
      .on(paused)
      .expect(ALL, { webhooks: [{ ...going, paused: 'dead' }] });
    given(registered('w1'), paused)
      .on({ type: 'WebhookResumed', data: { webhookId: 'w1' } })
      .expect(ALL, { webhooks: [going] });
    given(registered('w1'))
      .on({ type: 'WebhookResumed', data: { webhookId: 'w1', from: '0/0/0' } })
      .expect(ALL, { webhooks: [{ ...going, from: '0/0/0', begun: 2 }] });
  });

  test('are registered first', () => {
    given()
      .on(paused)
      .fails(/came before the webhook/);
  });
});
