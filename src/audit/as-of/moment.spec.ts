import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instantOf, positionOf } from '../../../test/support/recorded.js';
import type { Position } from '../../eventing/position.js';
import { Moment } from './moment.js';

/** A log in which the event with each number was recorded so, and how often one of them was looked at. */
const logOf = (recordedAt: readonly (string | undefined)[]) => {
  const looked: number[] = [];
  return {
    looked,
    at: (instant: string): Moment =>
      new Moment(
        { instant, known: positionOf(1), later: positionOf(recordedAt.length + 1) },
        ({ commit }: Position) => {
          looked.push(Number(commit));
          return Promise.resolve(recordedAt[Number(commit) - 1]);
        },
      ),
  };
};
const numbersTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1);

describe('A moment', () => {
  it('is found among a thousand events by looking at ten of them', async () => {
    const log = logOf(numbersTo(1_000).map(instantOf));
    const moment = log.at(instantOf(700));
    const wasThere = await moment.reached(numbersTo(1_000).map(positionOf));
    expect(numbersTo(1_000).filter((number) => wasThere(positionOf(number)))).toEqual(numbersTo(700));
    expect(log.looked.length).toBeLessThanOrEqual(10);
    expect(moment.position).toEqual(positionOf(700));
  });

  it('knows an event that was recorded in that very instant, and none of a millisecond later', () => {
    const instant = '2026-11-23T08:00:00.000Z';
    const moment = logOf(numbersTo(9).map(instantOf)).at(instant);
    const recordedAt = (at: string) => ({ position: positionOf(5), metadata: { recordedAt: at } as never });
    expect(moment.knows(recordedAt('2026-11-23T08:00:00.001Z'))).toBe(false);
    const again = logOf(numbersTo(9).map(instantOf)).at(instant);
    expect(again.knows(recordedAt(instant))).toBe(true);
  });

  it('is one cut of the log, in whatever order it is asked about it and however clocks differ', async () => {
    const askedFor = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 });
    const skewed = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 40, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(
        skewed,
        fc.integer({ min: 4, max: 40 }),
        fc.array(askedFor),
        async (skew, now, batches) => {
          const log = logOf(skew.map((off, index) => instantOf(index + 4 + off)));
          const moment = log.at(instantOf(now));
          const told = new Map<number, boolean>();
          for (const batch of batches) {
            const wasThere = await moment.reached(batch.map(positionOf));
            for (const number of batch) told.set(number, wasThere(positionOf(number)));
          }
          const known = [...told].flatMap(([number, was]) => (was ? [number] : []));
          const later = [...told].flatMap(([number, was]) => (was ? [] : [number]));
          expect(Math.max(0, ...known)).toBeLessThan(Math.min(99, ...later));
          expect(BigInt(Math.max(1, ...known))).toBeLessThanOrEqual(moment.position.commit);
        },
      ),
    );
  });

  it('counts what can no longer be looked at as later, without an end to the search', async () => {
    const moment = logOf([instantOf(1), undefined, undefined]).at(instantOf(3));
    const wasThere = await moment.reached([2, 3].map(positionOf));
    expect([1, 2, 3].map((number) => wasThere(positionOf(number)))).toEqual([true, false, false]);
  });

  it('that is an event’s ends with it, and looks at nothing', async () => {
    const moment = Moment.of({
      position: { commit: 8n, prepare: 7n },
      metadata: { recordedAt: instantOf(8) } as never,
    });
    const at = (commit: bigint, prepare: bigint) => ({ commit, prepare });
    const positions = [at(7n, 9n), at(8n, 6n), at(8n, 7n), at(8n, 8n), at(9n, 1n)];
    const wasThere = await moment.reached(positions);
    expect(positions.map(wasThere)).toEqual([true, true, true, false, false]);
    expect(moment.instant).toBe(instantOf(8));
  });
});
