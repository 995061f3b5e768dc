import type { Addressed } from '../../src/notices/addressed.js';
import { Ledger, type LedgerEntry, type Parcel } from '../../src/notices/ledger.js';
import { noticeIdOf, type Notice } from '../../src/notices/notice.js';
import { startStores } from '../support/embedded-stores.js';

/** When the specs of the ledger begin. */
export const START = new Date('2026-11-23T08:00:00.000Z');
export const EVENING = new Date('2026-11-23T18:00:00.000Z');
export const CLAIM_MS = 60_000;
export const after = (ms: number, since = START): Date => new Date(since.getTime() + ms);

/** A ledger in a document store of its own. */
export interface OpenLedger {
  readonly ledger: Ledger;
  /** Everything that stands in it. */
  readonly entries: () => Promise<LedgerEntry[]>;
  readonly clear: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export const openLedger = async (): Promise<OpenLedger> => {
  const { documents, close } = await startStores();
  const ledger = new Ledger(documents.vault, CLAIM_MS);
  await ledger.prepare();
  const notices = documents.vault.collection<LedgerEntry>('notices');
  return {
    ledger,
    entries: () => notices.find().sort({ eventId: 1 }).toArray(),
    async clear() {
      await notices.deleteMany({});
      await documents.vault.collection('noticeReceipts').deleteMany({});
    },
    close,
  };
};

/** A notice to Anna's mother of something that happened. */
export const noticeOf = (
  eventId: string,
  more: Partial<Pick<Notice, 'recipientId' | 'channel' | 'orElse' | 'at'>> = {},
): Notice => ({
  ...{ eventId, schoolId: 'school1', at: START.toISOString(), position: '1/1' },
  ...{ recipientId: 'mother', channel: 'sms', pupilId: 'anna' },
  ...{ kind: 'late', facts: { pageId: 'page', date: '2026-11-23' } },
  ...more,
});

export const dueAt = (notice: Notice, at = START): Addressed => ({ notice, fate: { at: at.toISOString() } });

export const inDigest = (notice: Notice, at = EVENING): Addressed => ({
  notice,
  fate: { at: at.toISOString(), digest: 'daily' },
});

/** The parcel that a notice goes in by itself. */
export const parcelWith = (notice: Notice): Parcel => ({ of: 'notice', id: noticeIdOf(notice) });

export const eventsOf = (entries: readonly LedgerEntry[]): string[] => entries.map(({ eventId }) => eventId);
