import { MongoBulkWriteError, type Collection, type Db } from '../eventing/document-store.js';
import { noticeIdOf, type Notice } from './notice.js';

interface Progress {
  readonly state: 'queued' | 'sent' | 'failed';
  readonly queuedAt: Date;
  readonly sentAt?: Date;
  readonly failedAt?: Date;
  /** How often sending it was begun. */
  readonly attempts: number;
  /** Until then it is nobody's turn to send it: whoever began to may still be at it. */
  readonly claimableFrom: Date;
  /** Code of what went wrong last; never a text, which could name somebody. */
  readonly lastError?: string;
}

/** A notice in the ledger. `_id`: `noticeIdOf` it. Holds ids and sealed texts, no name and no contact. */
export type LedgerEntry = Notice & Progress & { readonly _id: string };

export interface LedgerCounts {
  readonly queued: number;
  readonly sent: number;
  readonly failed: number;
}

/**
 * What is to be sent and what became of it, in the vault's database: the queue may be lost, this may not. A notice
 * stands here before it is queued, and only what stands here as queued is ever sent.
 */
export class Ledger {
  private readonly entries: Collection<LedgerEntry>;

  constructor(
    db: Db,
    /** How long sending one notice may take: after that its sender counts as dead. */
    private readonly claimMs: number,
  ) {
    this.entries = db.collection('notices');
  }

  async prepare(): Promise<void> {
    await this.entries.createIndex({ state: 1, queuedAt: 1 });
  }

  /** Writes down notices that are not there yet. @returns the ids of all of them. */
  async write(notices: readonly Notice[], now: Date): Promise<string[]> {
    const entries = notices.map((notice): LedgerEntry => ({
      ...notice,
      _id: noticeIdOf(notice),
      state: 'queued',
      queuedAt: now,
      attempts: 0,
      claimableFrom: now,
    }));
    try {
      await this.entries.insertMany(entries, { ordered: false });
    } catch (error) {
      if (!(error instanceof MongoBulkWriteError) || !isOnlyDuplicates(error)) throw error;
    }
    return entries.map(({ _id }) => _id);
  }

  /** Takes one to send it; undefined where it is not to be sent, or somebody else is sending it. */
  async claim(id: string, now: Date): Promise<LedgerEntry | undefined> {
    const claimed = await this.entries.findOneAndUpdate(
      { _id: id, state: 'queued', claimableFrom: { $lte: now } },
      { $inc: { attempts: 1 }, $set: { claimableFrom: new Date(now.getTime() + this.claimMs) } },
      { returnDocument: 'after' },
    );
    return claimed ?? undefined;
  }

  async markSent(id: string, now: Date): Promise<void> {
    await this.entries.updateOne(
      { _id: id, state: 'queued' },
      { $set: { state: 'sent', sentAt: now }, $unset: { lastError: '' } },
    );
  }

  /** It could not be sent, and may be tried again. */
  async release(id: string, error: string, now: Date): Promise<void> {
    await this.entries.updateOne(
      { _id: id, state: 'queued' },
      { $set: { claimableFrom: now, lastError: error } },
    );
  }

  /** It could not be sent, and is not tried again. */
  async markFailed(id: string, error: string, now: Date): Promise<void> {
    await this.entries.updateOne(
      { _id: id, state: 'queued' },
      { $set: { state: 'failed', failedAt: now, lastError: error } },
    );
  }

  /** Ids of what waits to be sent, the longest waiting first. */
  async waiting(limit: number): Promise<string[]> {
    const found = await this.entries
      .find({ state: 'queued' }, { projection: { _id: 1 } })
      .sort({ queuedAt: 1 })
      .limit(limit)
      .toArray();
    return found.map(({ _id }) => _id);
  }

  async counts(): Promise<LedgerCounts> {
    const [total, queued, failed] = await Promise.all([
      this.entries.estimatedDocumentCount(),
      this.entries.countDocuments({ state: 'queued' }),
      this.entries.countDocuments({ state: 'failed' }),
    ]);
    // What is sent is by far the most: it is not counted one by one.
    return { queued, failed, sent: Math.max(0, total - queued - failed) };
  }
}

const DUPLICATE = 11_000;

const isOnlyDuplicates = ({ writeErrors, result }: MongoBulkWriteError): boolean =>
  [writeErrors].flat().every(({ code }) => code === DUPLICATE) && result.getWriteConcernError() === undefined;
