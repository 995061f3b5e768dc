import { describe, it } from '@jest/globals';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import { webhookDecider } from './webhook.decider.js';
import type { WebhookRegistered } from './webhook.events.js';

const { given } = deciderSpec(webhookDecider);

const webhook = {
  ...{ webhookId: 'w1', consumerId: 'ministry', url: 'https://ministry.example/journal' },
  secret: { sealed: 'whsec', of: 'ministry', in: 'command' },
};
const registered: WebhookRegistered = { type: 'WebhookRegistered', data: webhook };
const paused = { type: 'WebhookPaused', data: { webhookId: 'w1', why: 'dead' } } as const;
const removed = { type: 'WebhookRemoved', data: { webhookId: 'w1' } } as const;
const pause = { kind: 'PauseWebhook', why: 'dead' } as const;
const resume = { kind: 'ResumeWebhook' } as const;

describe('A webhook', () => {
  it('is registered once', () => {
    given().when({ kind: 'RegisterWebhook', webhook }).then(registered);
    given(registered).when({ kind: 'RegisterWebhook', webhook }).thenFails('webhook-exists');
  });

  it('is paused, and paused again without a fact', () => {
    given(registered).when(pause).then(paused);
    given(registered, paused).when(pause).thenNothing();
  });

  it('goes on where it stopped, or from a place that is named', () => {
    const resumed = { type: 'WebhookResumed', data: { webhookId: 'w1' } } as const;
    given(registered, paused).when(resume).then(resumed);
    given(registered).when(resume).thenNothing();
    given(registered)
      .when({ ...resume, from: '1/1/1' })
      .then({ type: 'WebhookResumed', data: { webhookId: 'w1', from: '1/1/1' } });
  });

  it('is there no more when it is removed', () => {
    given(registered).when({ kind: 'RemoveWebhook' }).then(removed);
    for (const command of [pause, resume, { kind: 'RemoveWebhook' } as const]) {
      given(registered, removed).when(command).thenFails('webhook-not-found');
      given().when(command).thenFails('webhook-not-found');
    }
  });
});
