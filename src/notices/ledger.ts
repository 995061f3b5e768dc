import { createHash, randomUUID } from 'node:crypto';
import {
  passingOverDuplicates,
  type Collection,
  type Db,
  type UpdateFilter,
} from '../eventing/document-store.js';
import type { Addressed, Suppression } from './addressed.js';
import type { Receipt } from './channels/transport.js';
import type { Digest } from './due.js';
import type { Channel } from './notice-kinds.values.js';
import { noticeIdOf, type Notice } from './notice.js';

export const NOTICE_STATES = ['queued', 'sent', 'delivered', 'failed', 'suppressed'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

interface Progress {
  readonly state: NoticeState;
  /** When it was written down. */
  readonly writtenAt: Date;
  /** When it is to be sent. */
  readonly dueAt: Date;
  /** The digest that it is a part of, with everything else for that evening. */
  readonly digest?: { readonly id: string; readonly of: Digest };
  /** Until then it is nobody's turn to send it: it isn't due, waits for another try, or somebody is at it. */
  readonly turnAt: Date;
  /** Whoever is at it. */
  readonly claim?: string;
  /** How often sending it was begun. */
  readonly attempts: number;
  /** Why it isn't sent, or wasn't the last time: a code and never a text, which could name somebody. */
  readonly code?: string;
  /** Who took it over, and under which name. */
  readonly transport?: string;
  readonly providerId?: string;
  readonly sentAt?: Date;
  readonly deliveredAt?: Date;
  readonly failedAt?: Date;
  readonly suppressedAt?: Date;
  /** Who had it sent again, by which request, and when, where it had failed. */
  readonly resent?: { readonly by: string; readonly request: string; readonly at: Date };
}

/** A notice in the ledger. `_id`: `noticeIdOf` it. Holds ids and sealed texts, no name and no contact. */
export type LedgerEntry = Notice & Progress & { readonly _id: string };

/** What is sent as one message: a notice, or all of a digest that is there by then. */
export interface Parcel {
  readonly of: 'notice' | 'digest';
  readonly id: string;
}

/** More than a transport takes at most. */
export const LONGEST_SENDING_MS = 180_000;

export type LedgerCounts = Readonly<Record<NoticeState, number>>;

interface KeptReceipt extends Receipt {
  readonly _id: string;
  readonly at: Date;
}

/**
 * What is to be sent and what became of it, in the vault's database: the queue may be lost, this may not. A notice
 * stands here before it is queued, and only what stands here as queued is ever sent.
 */
export class Ledger {
  private readonly entries: Collection<LedgerEntry>;
  /** Receipts for messages whose acceptance is not written down yet. */
  private readonly receipts: Collection<KeptReceipt>;

  constructor(
    db: Db,
    /** How long sending one message may take: after that its sender counts as dead. */
    private readonly claimMs = LONGEST_SENDING_MS,
  ) {
    this.entries = db.collection('notices');
    this.receipts = db.collection('noticeReceipts');
  }

  async prepare(): Promise<void> {
    await Promise.all([
      this.entries.createIndex({ state: 1, channel: 1, turnAt: 1 }),
      this.entries.createIndex({ 'digest.id': 1 }),
      this.entries.createIndex({ providerId: 1 }),
      this.receipts.createIndex({ at: 1 }, { expireAfterSeconds: RECEIPTS_KEPT_S }, {}),
    ]);
  }

  /** Writes down notices that are not there yet. @returns those of them that are due. */
  async write(addressed: readonly Addressed[], now: Date): Promise<LedgerEntry[]> {
    const entries = addressed.map((each) => entryOf(each, now));
    if (entries.length === 0) return [];
    await passingOverDuplicates(this.entries.insertMany(entries, { ordered: false }));
    return entries.filter(({ state, turnAt }) => state === 'queued' && turnAt <= now);
  }

  /** What is due in a channel, the longest waiting first. */
  async due(channel: Channel, now: Date, limit: number): Promise<Parcel[]> {
    const found = await this.entries
      .find({ state: 'queued', channel, turnAt: { $lte: now } }, { projection: { _id: 1, digest: 1 } })
      .sort({ turnAt: 1 })
      .limit(limit)
      .toArray();
    const parcels = found.map(parcelOf);
    return [...new Map(parcels.map((parcel) => [parcel.id, parcel])).values()];
  }

  /** Takes what is in a parcel to send it; nothing where it is not due, or somebody else is at it. */
  async claim(parcel: Parcel, now: Date): Promise<LedgerEntry[]> {
    const claim = randomUUID();
    const taken = { claim, turnAt: new Date(now.getTime() + this.claimMs) };
    const waiting = { state: 'queued' as const, turnAt: { $lte: now } };
    if (parcel.of === 'notice') {
      const entry = await this.entries.findOneAndUpdate(
        { _id: parcel.id, ...waiting },
        { $inc: { attempts: 1 }, $set: taken },
        { returnDocument: 'after' },
      );
      return entry ? [entry] : [];
    }
    await this.entries.updateMany(
      { 'digest.id': parcel.id, ...waiting },
      { $inc: { attempts: 1 }, $set: taken },
    );
    return this.entries.find({ 'digest.id': parcel.id, claim }).sort({ at: 1 }).toArray();
  }

  /**
   * A provider has taken over the message with these notices.
   * @returns those of them that did not arrive, where a receipt was faster.
   */
  async markSent(
    entries: readonly LedgerEntry[],
    { transport, providerId }: { readonly transport: string; readonly providerId?: string },
    now: Date,
  ): Promise<LedgerEntry[]> {
    await this.change(entries, {
      $set: { state: 'sent', sentAt: now, transport, ...(providerId === undefined ? {} : { providerId }) },
      $unset: { code: '', claim: '' },
    });
    // Of mails there is none.
    if (providerId === undefined || entries[0]?.channel !== 'sms') return [];
    const receipt = await this.receipts.findOne({ _id: receiptIdOf(transport, providerId) });
    return receipt ? this.receive(transport, receipt, receipt.at) : [];
  }

  /** They could not be sent, and are tried again. @param counts whether that was a try. */
  async postpone(
    entries: readonly LedgerEntry[],
    { code, until, counts }: { readonly code: string; readonly until: Date; readonly counts: boolean },
  ): Promise<void> {
    await this.release(entries, {
      $set: { turnAt: until, code },
      $unset: { claim: '' },
      ...(counts ? {} : { $inc: { attempts: -1 } }),
    });
  }

  /** They could not be sent, and are not tried again. */
  async markFailed(entries: readonly LedgerEntry[], code: string, now: Date): Promise<void> {
    await this.release(entries, { $set: { state: 'failed', failedAt: now, code }, $unset: { claim: '' } });
  }

  /** There is no reason to send them any more. */
  async markSuppressed(entries: readonly LedgerEntry[], code: Suppression, now: Date): Promise<void> {
    await this.release(entries, {
      $set: { state: 'suppressed', suppressedAt: now, code },
      $unset: { claim: '' },
    });
  }

  /**
   * A provider tells what became of a message. It may be faster than the note that it took the message over: what is
   * kept is looked at after that.
   * @returns the notices that did not arrive, whenever that was told first: whoever died over it comes back.
   */
  async receive(transport: string, receipt: Receipt, now: Date): Promise<LedgerEntry[]> {
    const { providerId, delivered, code = 'not-delivered' } = receipt;
    const _id = receiptIdOf(transport, providerId);
    await this.receipts.updateOne(
      { _id },
      { $setOnInsert: { providerId, delivered, code, at: now } },
      { upsert: true },
    );
    const carried = { transport, providerId };
    await this.entries.updateMany(
      { ...carried, state: 'sent' },
      {
        $set: delivered ? { state: 'delivered', deliveredAt: now } : { state: 'failed', failedAt: now, code },
      },
    );
    return delivered ? [] : this.entries.find({ ...carried, state: 'failed' }).toArray();
  }

  /**
   * Has a notice that failed sent again, due from now on.
   * @param resent who asks, and by which request: asked again by the same one, it is as done as before.
   * @returns whether there was such a one.
   */
  async resend(id: string, resent: NonNullable<Progress['resent']>): Promise<boolean> {
    const { at, request } = resent;
    const { matchedCount } = await this.entries.updateOne(
      { _id: id, state: 'failed', 'resent.request': { $ne: request } },
      {
        $set: { state: 'queued', dueAt: at, turnAt: at, attempts: 0, resent },
        $unset: { failedAt: '', digest: '', sentAt: '', transport: '', providerId: '' },
      },
    );
    return (
      matchedCount === 1 || (await this.entries.countDocuments({ _id: id, 'resent.request': request })) === 1
    );
  }

  /**
   * After a restore: what was due before may have been sent by the journal that was lost, and what is told of events
   * that were lost has no ground any more. None of it is sent by itself; who looks after notices may have it sent again.
   * @returns how many these are.
   */
  async setAside(now: Date, isLost: (position: string) => boolean): Promise<number> {
    const queued = await this.entries
      .find({ state: 'queued' }, { projection: { _id: 1, dueAt: 1, position: 1 } })
      .toArray();
    const doubtful = queued.filter(({ dueAt, position }) => dueAt <= now || isLost(position));
    await this.change(doubtful, {
      $set: { state: 'failed', failedAt: now, code: 'restored' },
      $unset: { claim: '' },
    });
    return doubtful.length;
  }

  async counts(): Promise<LedgerCounts> {
    const counting = (state: NoticeState) => this.entries.countDocuments({ state });
    const [total, queued, delivered, failed, suppressed] = await Promise.all([
      this.entries.estimatedDocumentCount(),
      counting('queued'),
      counting('delivered'),
      counting('failed'),
      counting('suppressed'),
    ]);
    // Most of them are sent, and not counted one by one.
    return {
      queued,
      sent: Math.max(0, total - queued - delivered - failed - suppressed),
      delivered,
      failed,
      suppressed,
    };
  }

  /** Only of whoever is still at them: others, whose claim ran out, leave them to who is. */
  private async release(entries: readonly LedgerEntry[], update: UpdateFilter<LedgerEntry>): Promise<void> {
    const claims = entries.flatMap(({ claim }) => (claim === undefined ? [] : [claim]));
    await this.change(entries, update, { claim: { $in: claims } });
  }

  private async change(
    entries: readonly Pick<LedgerEntry, '_id'>[],
    update: UpdateFilter<LedgerEntry>,
    more: { readonly claim?: { readonly $in: readonly string[] } } = {},
  ): Promise<void> {
    const ids = entries.map(({ _id }) => _id);
    if (ids.length === 0) return;
    await this.entries.updateMany({ _id: { $in: ids }, state: 'queued', ...more }, update);
  }
}

export const parcelOf = ({ _id, digest }: Pick<LedgerEntry, '_id' | 'digest'>): Parcel =>
  digest ? { of: 'digest', id: digest.id } : { of: 'notice', id: _id };

/** A receipt comes within days. */
const RECEIPTS_KEPT_S = 7 * 86_400;
const receiptIdOf = (transport: string, providerId: string): string => `${transport} ${providerId}`;

const entryOf = ({ notice, fate }: Addressed, now: Date): LedgerEntry => {
  const common = { ...notice, _id: noticeIdOf(notice), writtenAt: now, attempts: 0 };
  if ('suppressed' in fate) {
    const { suppressed: code } = fate;
    return { ...common, state: 'suppressed', dueAt: now, turnAt: now, suppressedAt: now, code };
  }
  const dueAt = new Date(fate.at);
  const digest = fate.digest && {
    digest: { id: digestIdOf(notice, fate.at, fate.digest), of: fate.digest },
  };
  return { ...common, state: 'queued', dueAt, turnAt: dueAt, ...digest };
};

const digestIdOf = ({ recipientId, channel }: Notice, at: string, of: Digest): string =>
  createHash('sha256')
    .update(JSON.stringify([recipientId, channel, at, of]))
    .digest('hex')
    .slice(0, 40);
