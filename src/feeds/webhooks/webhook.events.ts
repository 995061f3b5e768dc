import type { Sealed } from '../../people/sealed.values.js';

/** A consumer has a part of its feed sent to an address. */
export interface WebhookRegistered {
  readonly type: 'WebhookRegistered';
  readonly data: {
    readonly webhookId: string;
    readonly consumerId: string;
    readonly url: string;
    /** Of the consumer's schools and types; all that are granted where none are named. */
    readonly schools?: readonly string[];
    readonly types?: readonly string[];
    /** What deliveries are signed with: the secret of Standard Webhooks, sealed with the consumer's key. */
    readonly secret: Sealed;
    /** The place to begin at, `commit/prepare/sequence`; the beginning where none is named. */
    readonly from?: string;
  };
}

/** Nothing is sent to an address for the time being. */
export interface WebhookPaused {
  readonly type: 'WebhookPaused';
  readonly data: {
    readonly webhookId: string;
    /**
     * By the consumer; or here, since the address is gone, has answered nothing good for days, or is sent what is
     * granted no longer.
     */
    readonly why: 'asked' | 'gone' | 'dead' | 'notGranted';
  };
}

/** Sending goes on, from where it stopped or from another place. */
export interface WebhookResumed {
  readonly type: 'WebhookResumed';
  readonly data: {
    readonly webhookId: string;
    /** `commit/prepare/sequence` */
    readonly from?: string;
  };
}

/** Nothing is sent to the address any more. */
export interface WebhookRemoved {
  readonly type: 'WebhookRemoved';
  readonly data: { readonly webhookId: string };
}

export type WebhookEvent = WebhookRegistered | WebhookPaused | WebhookResumed | WebhookRemoved;
