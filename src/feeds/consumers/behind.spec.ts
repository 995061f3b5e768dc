import { describe, expect, test } from '@jest/globals';
import { loggedYear } from '../../../test/support/logged-year.js';
import { START } from '../../eventing/position.js';
import { partsOf } from '../feed.examples.js';
import { isOf } from '../feed-scope.js';
import { behindIn } from './behind.js';

const log = loggedYear(7);
const all = { schools: 'all', types: 'all' } as const;
const feed = log.filter((event) => isOf(all, event));
const recordedAt = (index: number): number => Date.parse(feed[index]?.metadata.recordedAt ?? '');

describe('how far a consumer is behind', () => {
  test('is the events of its feed that it was not sent, and the age of the oldest', async () => {
    const place = feed.at(-4)?.position ?? START;
    const now = recordedAt(feed.length - 3) + 61_500;
    expect(await behindIn(partsOf(log), all, place, now)).toEqual({ events: 3, isMore: false, seconds: 61 });
  });

  test('is nothing at the head, nor of events that are none of its own', async () => {
    const head = log.at(-1)?.position ?? START;
    const nothing = { events: 0, isMore: false, seconds: 0 };
    expect(await behindIn(partsOf(log), all, head, Date.now())).toEqual(nothing);
    const foreign = { ...all, schools: ['another school'] };
    expect(await behindIn(partsOf(log), foreign, START, Date.now())).toEqual(nothing);
  });

  test('is counted in a part of the log, and told to be more', async () => {
    const long = Array.from({ length: 5 }, () => log).flat();
    const numbered = long.map((event, index) => {
      const at = BigInt(index + 1);
      return { ...event, position: { commit: at, prepare: at } };
    });
    expect(numbered.length).toBeGreaterThan(2_100);
    const { events, isMore } = await behindIn(partsOf(numbered, 500), all, START, Date.now());
    expect(isMore).toBe(true);
    expect(events).toBe(numbered.slice(0, 2_000).filter((event) => isOf(all, event)).length);
  });
});
