import type { WebhookPaused, WebhookRegistered } from '../../src/feeds/webhooks/webhook.events.js';

/** An address that a part of a consumer's feed is sent to. */
export interface Webhook extends Omit<WebhookRegistered['data'], 'from'> {
  /** Why nothing is sent at the moment. */
  readonly paused?: WebhookPaused['data']['why'];
  /** How often it was said where to begin. */
  readonly begun: number;
  /** The place that was named last, `commit/prepare/sequence`. */
  readonly from?: string;
}

/** Every address of the installation, of which there are as many as bodies that follow it. `_id`: `all`. */
export interface Webhooks {
  readonly _id: string;
  readonly webhooks: readonly Webhook[];
}
