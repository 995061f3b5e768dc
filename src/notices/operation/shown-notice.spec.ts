import { describe, expect, it } from '@jest/globals';
import type { LedgerEntry } from '../ledger.js';
import { waiting } from './ledger-entry.examples.js';
import { peopleIn, shownNotice } from './shown-notice.js';

const NAMES = new Map([
  ['anna', 'Anna Petrova'],
  ['ivan', 'Ivan Petrov'],
  ['head', 'Olga Orlova'],
]);
const nameOf = (id: string) => NAMES.get(id) ?? '—';
const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 16, minute));

describe('a notice as it is shown', () => {
  it('names people and says when it is due, and nothing of what has not come about', () => {
    expect(shownNotice(waiting, nameOf)).toEqual({
      ...{ id: 'notice-1', kind: 'term-grade', channel: 'email', state: 'queued', attempts: 0 },
      recipient: { id: 'anna', name: 'Anna Petrova' },
      pupil: { id: 'ivan', name: 'Ivan Petrov' },
      at: '2026-11-24T15:00:00.000Z',
      dueAt: '2026-11-24T15:00:00.000Z',
    });
  });

  it('tells all that became of it', () => {
    const entry: LedgerEntry = {
      ...waiting,
      ...{ state: 'failed' as const, code: 'smpp-11', attempts: 3, transport: 'smpp', providerId: 'a1' },
      ...{ sentAt: at(1), deliveredAt: at(2), failedAt: at(3), suppressedAt: at(4) },
      digest: { id: 'digest', of: 'daily' },
      resent: { by: 'head', request: 'secret', at: at(5) },
    };
    expect(shownNotice(entry, nameOf)).toMatchObject({
      ...{ state: 'failed', code: 'smpp-11', attempts: 3, transport: 'smpp', providerId: 'a1' },
      sentAt: '2026-11-24T16:01:00.000Z',
      deliveredAt: '2026-11-24T16:02:00.000Z',
      failedAt: '2026-11-24T16:03:00.000Z',
      suppressedAt: '2026-11-24T16:04:00.000Z',
      digest: 'daily',
      resent: { by: { id: 'head', name: 'Olga Orlova' }, at: '2026-11-24T16:05:00.000Z' },
    });
    expect(peopleIn(entry)).toEqual(['anna', 'ivan', 'head']);
  });

  it('says nothing of what the notice is about, nor in which digest it went', () => {
    const entry: LedgerEntry = { ...waiting, digest: { id: 'digest-1', of: 'weekly' } };
    const shown = JSON.stringify(shownNotice(entry, nameOf));
    for (const inside of ['facts', 'page', 'digest-1', 'event', '1/1']) expect(shown).not.toContain(inside);
  });
});
