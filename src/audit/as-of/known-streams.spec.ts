import { describe, expect, it } from '@jest/globals';
import { positionOf, recorded } from '../../../test/support/recorded.js';
import { storeOf } from '../../../test/support/logged-year.js';
import type { Recorded } from '../../eventing/envelope.js';
import { START, type Position } from '../../eventing/position.js';
import { pageOpened } from '../../journal/page/page.examples.js';
import { KnownStreams } from './known-streams.js';
import { Moment } from './moment.js';

/** Two streams of which each has every other event. */
const log: readonly Recorded[] = Array.from({ length: 2_000 }, (_, index) => ({
  ...recorded(pageOpened(), index + 1),
  streamName: index % 2 === 0 ? 'odd' : 'even',
  revision: BigInt(Math.floor(index / 2)),
}));
const momentAt = (number: number): Moment => Moment.of(recorded(pageOpened(), number));
const numbersOf = (events: readonly Recorded[]): readonly number[] =>
  events.map(({ position }) => Number(position.commit));
const numbersTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1);

describe('Streams that are known at a moment', () => {
  it.each([1, 2, 63, 64, 65, 66, 1_087, 1_088, 1_089, 2_000])(
    'are together, up to the event at position %i, in the order of the log',
    async (last) => {
      const streams = new KnownStreams(storeOf(log), momentAt(last));
      expect(numbersOf(await streams.events(['even', 'odd']))).toEqual(numbersTo(last));
      expect(await streams.events(['no such stream'])).toEqual([]);
    },
  );

  it('are read no further than a part beyond the moment, and once', async () => {
    const store = storeOf(log);
    const streams = new KnownStreams(store, momentAt(8));
    await Promise.all([streams.events(['odd']), streams.events(['odd'])]);
    expect(await streams.began('odd')).toBe(true);
    expect(store.read()).toBe(32);
  });

  it('began, or did not', async () => {
    const streams = new KnownStreams(storeOf(log), momentAt(1));
    const began = await Promise.all(['odd', 'even', 'no such stream'].map((name) => streams.began(name)));
    expect(began).toEqual([true, false, false]);
  });

  it.each<[string, Position]>([
    ['0/0', START],
    ['the end of the log', { commit: 2n ** 64n - 1n, prepare: 2n ** 64n - 1n }],
  ])('are refused where the store calls %s the place of an event', async (_, position) => {
    const nowhere = log.slice(0, 1).map((event) => ({ ...event, position }));
    const streams = new KnownStreams(storeOf(nowhere), momentAt(9));
    const code = 'positions-unknown';
    await expect(streams.events(['odd'])).rejects.toMatchObject({ code });
    await expect(streams.began('odd')).rejects.toMatchObject({ code });
    expect(positionOf(1)).not.toEqual(position);
  });
});
