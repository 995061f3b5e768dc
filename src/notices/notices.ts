import type { Db } from '../eventing/document-store.js';
import type { FollowerStatus } from '../eventing/durable-follower.js';
import type { EventStore } from '../eventing/event-store.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { Directory } from '../people/directory.js';
import type { Vault } from '../people/vault.js';
import { Delivery } from './delivery.js';
import { Ledger, type LedgerCounts } from './ledger.js';
import { MailComposer } from './mail-composer.js';
import type { MailTransport } from './mail-transport.js';
import { MailWorker } from './mail-worker.js';
import { NoticeQueue, PATIENT, type Retries } from './notice-queue.js';
import { Notifier } from './notifier.js';
import { policies } from './policies.js';
import { openQueueBackend, type QueueBackend } from './queue.connection.js';
import { Sweeper } from './sweeper.js';

export interface NoticesOptions {
  readonly store: EventStore;
  readonly reader: FreshReader;
  readonly directory: Directory;
  readonly vault: Vault;
  /** The database that can't be rebuilt: ledger and checkpoint. */
  readonly db: Db;
  readonly queueUrl: string;
  readonly publicUrl: string;
  readonly transport: MailTransport;
  readonly log: (message: string) => void;
  readonly concurrency?: number;
  readonly mailsPerSecond?: number;
  readonly retries?: Retries;
  readonly sweepEveryMs?: number;
  /** After how long whoever began to send a notice counts as dead; more than any transport takes. */
  readonly claimMs?: number;
}

/** What `/health` and `/metrics` tell. */
export interface NoticesStatus extends FollowerStatus {
  readonly counts: LedgerCounts;
}

/** Mails under way at a time, unless told otherwise; no more connections to the mail server are worth opening. */
export const CONCURRENCY = 5;

/** More than a transport takes at most. */
const LONGEST_SENDING_MS = 180_000;

/** From events to mails: notifier → ledger → queue → worker → transport. */
export class Notices {
  private readonly ledger: Ledger;
  private readonly notifier: Notifier;
  /** What runs, in the order in which it is to be stopped. */
  private readonly running: (() => Promise<void>)[] = [];
  private sweeper: Sweeper | undefined;

  constructor(private readonly options: NoticesOptions) {
    const { store, reader, db, log, claimMs = LONGEST_SENDING_MS } = options;
    this.ledger = new Ledger(db, claimMs);
    const onWritten = (ids: readonly string[]) => this.sweeper?.offer(ids);
    this.notifier = new Notifier({ store, reader, db, ledger: this.ledger, policies, onWritten, log });
  }

  /** @throws where the queue or the ledger doesn't answer; nothing runs then. */
  async start(): Promise<void> {
    const { queueUrl, log } = this.options;
    await this.ledger.prepare();
    const backend = await openQueueBackend(queueUrl, (error) => log(`queue: ${error.message}`));
    this.startSending(backend);
    await this.notifier.start();
    this.running.unshift(() => this.notifier.stop());
  }

  async stop(): Promise<void> {
    for (const stop of this.running.splice(0)) await stop();
    await this.options.transport.close();
  }

  async status(): Promise<NoticesStatus> {
    return { ...this.notifier.status(), counts: await this.ledger.counts() };
  }

  private startSending(backend: QueueBackend): void {
    const { ledger } = this;
    const { reader, directory, vault, publicUrl, transport, log } = this.options;
    const { concurrency = CONCURRENCY, mailsPerSecond, retries = PATIENT } = this.options;
    const { sweepEveryMs, claimMs = LONGEST_SENDING_MS } = this.options;
    const queue = new NoticeQueue(backend, retries, log);
    const sweeper = new Sweeper({
      ledger,
      queue,
      log,
      ...(sweepEveryMs === undefined ? {} : { everyMs: sweepEveryMs }),
    });
    const composer = new MailComposer(reader, directory, vault, publicUrl);
    const worker = new MailWorker({
      backend,
      delivery: new Delivery({ ledger, composer, transport, attempts: retries.attempts, log }),
      concurrency,
      ...(mailsPerSecond === undefined ? {} : { mailsPerSecond }),
      // Found dead in two passes: by the time a sender's claim has run out, its job is back in the queue.
      lockMs: claimMs / 6,
      onDrained: () => sweeper.queueRanEmpty(),
      log,
    });
    sweeper.start();
    this.sweeper = sweeper;
    this.running.push(
      () => sweeper.stop(),
      () => worker.close(),
      () => queue.close(),
      () => backend.close(),
    );
  }
}
