import type { Decider } from '../../eventing/decider.js';
import { DomainError } from '../../eventing/domain-error.js';
import type { WebhookEvent, WebhookPaused, WebhookRegistered } from './webhook.events.js';

export type WebhookCommand =
  | { readonly kind: 'RegisterWebhook'; readonly webhook: WebhookRegistered['data'] }
  | { readonly kind: 'PauseWebhook'; readonly why: WebhookPaused['data']['why'] }
  | { readonly kind: 'ResumeWebhook'; readonly from?: string }
  | { readonly kind: 'RemoveWebhook' };

export interface WebhookState {
  readonly webhookId: string | undefined;
  readonly is: 'sent' | 'paused' | 'removed';
}

export const webhookDecider: Decider<WebhookState, WebhookCommand, WebhookEvent> = {
  initial: () => ({ webhookId: undefined, is: 'sent' }),

  decide(command, { webhookId, is }) {
    if (command.kind === 'RegisterWebhook') {
      if (webhookId !== undefined) {
        throw new DomainError('webhook-exists', 'There is a webhook with this id already.', 'conflict');
      }
      return [{ type: 'WebhookRegistered', data: command.webhook }];
    }
    if (webhookId === undefined || is === 'removed') {
      throw new DomainError('webhook-not-found', 'There is no such webhook.', 'not-found');
    }
    switch (command.kind) {
      case 'PauseWebhook':
        return is === 'paused' ? [] : [{ type: 'WebhookPaused', data: { webhookId, why: command.why } }];
      case 'ResumeWebhook': {
        const from = command.from === undefined ? {} : { from: command.from };
        if (is === 'sent' && command.from === undefined) return [];
        return [{ type: 'WebhookResumed', data: { webhookId, ...from } }];
      }
      case 'RemoveWebhook':
        return [{ type: 'WebhookRemoved', data: { webhookId } }];
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(state, event) {
    switch (event.type) {
      case 'WebhookRegistered':
        return { webhookId: event.data.webhookId, is: 'sent' };
      case 'WebhookPaused':
        return { ...state, is: 'paused' };
      case 'WebhookResumed':
        return { ...state, is: 'sent' };
      case 'WebhookRemoved':
        return { ...state, is: 'removed' };
      default:
        return state;
    }
  },
};
