import type { LedgerEntry } from '../ledger.js';

const AT = new Date('2026-11-24T15:00:00.000Z');

/** A mail about a pupil's term grade that waits to be sent. */
export const waiting: LedgerEntry = {
  ...{ _id: 'notice-1', eventId: 'event', schoolId: 'school', at: AT.toISOString(), position: '1/1' },
  kind: 'term-grade',
  facts: { pageId: 'page', value: '5' },
  ...{ pupilId: 'ivan', recipientId: 'anna', channel: 'email' },
  ...{ state: 'queued', writtenAt: AT, dueAt: AT, turnAt: AT, attempts: 0 },
};
