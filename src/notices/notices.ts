import type { Db } from '../eventing/document-store.js';
import type { FollowerStatus } from '../eventing/durable-follower.js';
import type { EventStore } from '../eventing/event-store.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { groupBy } from '../eventing/group-by.js';
import { PATIENT, type Retries } from './after-refusal.js';
import { Audiences } from './audiences.js';
import type { GuardState } from './channels/guarded.js';
import type { Mail, Receipt, Sms } from './channels/transport.js';
import type { Composer } from './composer.js';
import { Delivery, type Composed } from './delivery.js';
import { Ledger, LONGEST_SENDING_MS, parcelOf, type LedgerCounts, type LedgerEntry } from './ledger.js';
import { CHANNELS, type Channel } from './notice-kinds.values.js';
import { NoticeQueue } from './notice-queue.js';
import { NoticeWorker } from './notice-worker.js';
import { Notifier } from './notifier.js';
import { CONCURRENCY, type Outlet, type Outlets } from './outlets.js';
import { policies } from './policies.js';
import { received } from './received.js';
import { openQueueBackend, type QueueBackend } from './queue.connection.js';
import { Sweeper } from './sweeper.js';

export interface NoticesOptions {
  readonly store: EventStore;
  readonly reader: FreshReader;
  readonly composer: Pick<Composer, 'mailOf' | 'smsOf'>;
  /** The database that can't be rebuilt: ledger and checkpoint. */
  readonly db: Db;
  readonly queueUrl: string;
  readonly outlets: Outlets;
  /** A provider has taken over a notice: its kind and channel, and seconds since it was due. */
  readonly onSent?: (entry: Pick<LedgerEntry, 'kind' | 'channel'>, lagSeconds: number) => void;
  readonly log: (message: string) => void;
  readonly concurrency?: number;
  readonly retries?: Retries;
  readonly sweepEveryMs?: number;
  /** After how long whoever began to send a notice counts as dead; more than any transport takes. */
  readonly claimMs?: number;
}

/** A channel's way out of this process. */
export interface ChannelState extends GuardState {
  readonly channel: Channel;
  readonly transport: string;
}

/** What `/health` and `/metrics` tell. */
export interface NoticesStatus extends FollowerStatus {
  readonly channels: readonly ChannelState[];
  readonly counts: LedgerCounts;
}

/** From events to messages: notifier → ledger → queue → worker → transport, with a queue for each channel. */
export class Notices {
  readonly ledger: Ledger;
  private readonly since = new Date();
  private readonly notifier: Notifier;
  private readonly sweepers = new Map<Channel, Sweeper>();
  /** What runs, in the order in which it is to be stopped. */
  private readonly running: (() => Promise<void>)[] = [];

  constructor(private readonly options: NoticesOptions) {
    const { store, reader, db, outlets, log, claimMs = LONGEST_SENDING_MS } = options;
    this.ledger = new Ledger(db, claimMs);
    this.notifier = new Notifier({
      ...{ store, db, policies, log },
      audiences: new Audiences(reader, outlets.sms ? ['email', 'sms'] : ['email']),
      ledger: this.ledger,
      onDue: (entries) => this.offer(entries),
    });
  }

  /** @throws where the queue or the ledger doesn't answer; nothing runs then. */
  async start(): Promise<void> {
    const { queueUrl, log, composer, outlets } = this.options;
    await this.ledger.prepare();
    const backend = await openQueueBackend(queueUrl, (error) => log(`queue: ${error.message}`));
    this.running.unshift(() => backend.close());
    this.startSending(backend, 'email', outlets.email, (entries) => composer.mailOf(entries));
    if (outlets.sms) {
      this.startSending(backend, 'sms', outlets.sms, (entries) => composer.smsOf(entries));
    }
    await this.notifier.start();
    this.running.unshift(() => this.notifier.stop());
  }

  async stop(): Promise<void> {
    for (const stop of this.running.splice(0)) await stop();
    const { email, sms } = this.options.outlets;
    await email.transport.close();
    await sms?.transport.close();
  }

  async status(): Promise<NoticesStatus> {
    return { ...this.position(), channels: this.channels(), counts: await this.ledger.counts() };
  }

  /** Up to where events have been turned into notices. */
  position(): FollowerStatus {
    return this.notifier.status();
  }

  channels(): ChannelState[] {
    return CHANNELS.flatMap((channel) => {
      const transport = this.options.outlets[channel]?.transport;
      if (!transport) return [];
      const { name, state = { position: 'closed', since: this.since } } = transport;
      return [{ channel, transport: name, ...state }];
    });
  }

  /** A provider tells what became of a message; what did not arrive goes by the other channel, where there is one. */
  async received(transport: string, receipt: Receipt): Promise<void> {
    this.offer(await received(this.ledger, transport, receipt, new Date()));
  }

  private offer(entries: readonly Pick<LedgerEntry, '_id' | 'digest' | 'channel'>[]): void {
    for (const [channel, some] of groupBy(entries, (entry) => entry.channel)) {
      this.sweepers.get(channel)?.offer(some.map(parcelOf));
    }
  }

  private startSending<Message extends Mail | Sms>(
    backend: QueueBackend,
    channel: Channel,
    { transport, perSecond }: Outlet<Message>,
    compose: (entries: readonly LedgerEntry[]) => Promise<Composed<Message>>,
  ): void {
    const { ledger } = this;
    const { log, sweepEveryMs, retries = PATIENT, concurrency = CONCURRENCY } = this.options;
    const { claimMs = LONGEST_SENDING_MS, onSent } = this.options;
    const queue = new NoticeQueue(backend, channel, log);
    const sweeper = new Sweeper({
      due: (now, limit) => ledger.due(channel, now, limit),
      queue,
      log,
      ...(sweepEveryMs === undefined ? {} : { everyMs: sweepEveryMs }),
    });
    const delivery = new Delivery({
      ...{ ledger, compose, transport, retries, log },
      onPostponed: (until) => sweeper.expect(until),
      onDue: (entries) => this.offer(entries),
      onSent: (entries, at) => {
        for (const entry of entries) onSent?.(entry, (at.getTime() - entry.dueAt.getTime()) / 1_000);
      },
    });
    const worker = new NoticeWorker({
      ...{ backend, channel, concurrency, log },
      deliver: (parcel) => delivery.deliver(parcel),
      ...(perSecond === undefined ? {} : { perSecond }),
      // Found dead in two passes: by the time a sender's claim has run out, its job is back in the queue.
      lockMs: claimMs / 6,
      onDrained: () => sweeper.queueRanEmpty(),
    });
    this.sweepers.set(channel, sweeper);
    sweeper.start();
    this.running.unshift(
      () => sweeper.stop(),
      () => worker.close(),
      () => queue.close(),
    );
  }
}
