import { describe, expect, it } from '@jest/globals';
import { lagOf, summed } from './notice-figures.js';

const DUE = new Date('2026-11-24T15:00:00.000Z');
/** A notice that was sent after so many seconds, having become due so many hours before. */
const sent = (seconds: number, hoursBefore = 0, channel: 'email' | 'sms' = 'email') => {
  const dueAt = new Date(DUE.getTime() - hoursBefore * 3_600_000);
  return { channel, dueAt, sentAt: new Date(dueAt.getTime() + seconds * 1_000) };
};

describe('how long notices take', () => {
  it('is told by channel, as the median and as what one in a hundred exceeds', () => {
    const mails = Array.from({ length: 200 }, (_, index) => sent(index + 1));
    expect(lagOf([sent(3, 0, 'sms'), ...mails])).toEqual([
      { channel: 'email', p50: 100, p99: 198, count: 200 },
      { channel: 'sms', p50: 3, p99: 3, count: 1 },
    ]);
  });

  it('is told of the thousand newest', () => {
    const old = Array.from({ length: 5 }, () => sent(500, 2));
    const fresh = Array.from({ length: 1_000 }, () => sent(1));
    expect(lagOf([...old, ...fresh])).toEqual([{ channel: 'email', p50: 1, p99: 1, count: 1_000 }]);
  });

  it('is not told where nothing was sent', () => {
    expect(lagOf([])).toEqual([]);
  });
});

describe('counts of several schools', () => {
  it('are added up by kind and state', () => {
    const counts = [
      { kind: 'late', state: 'sent', count: 2 },
      { kind: 'late', state: 'failed', count: 1 },
      { kind: 'late', state: 'sent', count: 40 },
    ] as const;
    expect(summed(counts)).toEqual([
      { kind: 'late', state: 'sent', count: 42 },
      { kind: 'late', state: 'failed', count: 1 },
    ]);
  });
});
