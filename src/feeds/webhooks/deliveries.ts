import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { ALL, webhooks } from '../../../projections/webhooks/projection.js';
import type { Webhook } from '../../../projections/webhooks/read-model.js';
import { DomainError } from '../../eventing/domain-error.js';
import type { FreshReader } from '../../eventing/fresh-reader.js';
import type { Lease } from '../../eventing/lease.js';
import { bySystem } from '../../http/command-context.js';
import type { Vault } from '../../people/vault.js';
import type { Runners } from '../../runners.js';
import type { Feed, FeedPage } from '../feed.js';
import { filterOf, scopeNow } from '../feed-scope.js';
import type { LogTail } from '../../eventing/log-tail.js';
import type { NewestCheckpoint } from '../newest-checkpoint.js';
import { messageId, outcomeOf } from './delivery.js';
import type { DeliveryState, DeliveryStates } from './delivery-states.js';
import type { Answered, PostOptions } from './posting.js';
import { webhookHeaders } from './signature.js';
import type { WebhookPaused } from './webhook.events.js';

export interface DeliveriesOptions {
  readonly feed: Pick<Feed, 'page'>;
  readonly tail: Pick<LogTail, 'beyond'>;
  readonly reader: Pick<FreshReader, 'get'>;
  readonly states: DeliveryStates;
  readonly vault: Pick<Vault, 'open'>;
  readonly runner: Pick<Runners['webhooks'], 'handle'>;
  /** Lets one process at a time send to an address. */
  readonly leaseOf: (webhookId: string) => Pick<Lease, 'renew' | 'release'>;
  readonly checkpoint: NewestCheckpoint;
  readonly post: (url: string, options: PostOptions) => Promise<Answered>;
  readonly toPrivate: boolean;
  readonly delivered: (consumerId: string, schools: ReadonlySet<string>, address: string) => void;
  readonly log: (message: string) => void;
  readonly now: () => Date;
}

const LOOKS_EVERY_MS = 1_000;
/** Shorter than a lease holds. */
const WAITS_MS = 5_000;
const ANSWERED_WITHIN_MS = 10_000;
const AT_ONCE = 100;

/**
 * Sends consumers their feeds: to each address batches in the order of the feed, one at a time, and the next when the one
 * before was answered with success. An address that is slow or dead keeps nobody else waiting.
 */
export class Deliveries {
  private readonly stopping = new AbortController();
  private readonly lanes = new Map<string, Promise<void>>();
  private done: Promise<void> | undefined;

  constructor(private readonly options: DeliveriesOptions) {}

  start(): void {
    this.done = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.done;
    await Promise.all(this.lanes.values());
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      for (const { webhookId } of await this.going()) {
        if (this.lanes.has(webhookId)) continue;
        const lane = this.follow(webhookId).finally(() => this.lanes.delete(webhookId));
        this.lanes.set(webhookId, lane);
      }
      await this.pause(LOOKS_EVERY_MS);
    }
  }

  /** Those that are not paused. */
  private async going(): Promise<readonly Webhook[]> {
    try {
      const known = await this.options.reader.get(webhooks, ALL);
      return (known?.webhooks ?? []).filter(({ paused }) => paused === undefined);
    } catch (error) {
      // At the first start of all nothing can be read for a moment, which is no trouble; /health tells of it.
      const isBeingBuilt = error instanceof DomainError && error.code === 'read-models-building';
      if (!isBeingBuilt) this.options.log(`webhooks can’t be read: ${String(error)}`);
      return [];
    }
  }

  private async follow(webhookId: string): Promise<void> {
    const lease = this.options.leaseOf(webhookId);
    while (!this.stopping.signal.aborted) {
      try {
        const webhook = (await this.going()).find((one) => one.webhookId === webhookId);
        if (!webhook) break;
        if (await lease.renew()) await this.step(webhook);
        else await this.pause(WAITS_MS);
      } catch (error) {
        this.options.log(`webhook ${webhookId}: ${String(error)}`);
        await this.pause(WAITS_MS);
      }
    }
    await lease.release().catch((error: unknown) => this.options.log(`lease not released: ${String(error)}`));
  }

  /** Sends the next batch, or waits for what there is to wait for. */
  private async step(webhook: Webhook): Promise<void> {
    const { states, feed, tail, now } = this.options;
    const state = await states.read(webhook);
    const wait = (state.notBefore?.getTime() ?? 0) - now().getTime();
    if (wait > 0) return this.pause(Math.min(wait, WAITS_MS));
    const scope = await scopeNow(this.options.reader, webhook.consumerId, filterOf(webhook));
    if (!scope) return this.pauseWebhook(webhook, 'notGranted');
    const page = await feed.page(scope, state.place, AT_ONCE);
    if (page.events.length > 0) return this.send(webhook, state, page);
    if (page.next.commit !== state.place.commit) await states.keep(webhook, { ...state, place: page.next });
    if (page.atHead) {
      await tail.beyond(page.next, this.stopping.signal, WAITS_MS);
    }
  }

  private async send(webhook: Webhook, state: DeliveryState, page: FeedPage): Promise<void> {
    const { states, post, toPrivate, now, delivered } = this.options;
    const body = `[${page.events.join(',')}]`;
    const headers = await this.headersOf(webhook, page, body);
    const answer = await post(webhook.url, { headers, body, timeoutMs: ANSWERED_WITHIN_MS, toPrivate });
    const outcome = outcomeOf(answer, state, page, now(), Math.random());
    // Whoever answered badly may have read it all the same.
    if ('status' in answer) delivered(webhook.consumerId, page.schools, '');
    await states.keep(webhook, outcome.state);
    if (!outcome.delivered && outcome.pausedAs) await this.pauseWebhook(webhook, outcome.pausedAs);
  }

  private async headersOf(webhook: Webhook, page: FeedPage, body: string) {
    const { vault, now, checkpoint } = this.options;
    const secret = await vault.open(webhook.secret);
    if (secret === undefined) throw new Error('Its secret can’t be opened.');
    const seconds = Math.floor(now().getTime() / 1_000);
    const note = await checkpoint();
    return {
      ...webhookHeaders(secret, messageId(webhook, page), seconds, body),
      'Content-Type': 'application/cloudevents-batch+json; charset=utf-8',
      'User-Agent': 'School-Journal',
      'Feed-Cursor': page.nextText,
      ...(note === undefined ? {} : { 'Feed-Checkpoint': Buffer.from(note).toString('base64') }),
    };
  }

  private async pauseWebhook({ webhookId }: Webhook, why: WebhookPaused['data']['why']): Promise<void> {
    const at = this.options.now().toISOString();
    const context = bySystem({ commandId: randomUUID(), at }, '');
    await this.options.runner.handle(webhookId, { kind: 'PauseWebhook', why }, context);
    this.options.log(`webhook ${webhookId} is paused: ${why}`);
    // Until the read model knows.
    await this.pause(WAITS_MS);
  }

  private async pause(ms: number): Promise<void> {
    await delay(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
