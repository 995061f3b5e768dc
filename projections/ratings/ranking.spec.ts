import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toSixPlaces } from '../../src/school/average.values.js';
import { NO_SUMS, totalOf } from '../../src/school/grade-sums.values.js';
import { FIVE_POINT } from '../../src/journal/page/page.examples.js';
import { SCALE_PRESETS } from '../../src/school/scale-presets.values.js';
import type { Scale } from '../../src/school/scale.values.js';
import { bandsOf, placesOf, rankingOf, type Result } from './ranking.js';

const { twentyPoint } = SCALE_PRESETS;

/** A subject's grades of weight one, those of this week last. */
const result = (
  subjectId: string,
  earlier: readonly number[],
  thisWeek: readonly number[] = [],
  scale: Scale = FIVE_POINT,
): Result => {
  const before = totalOf(earlier.map((sum) => ({ sum, weight: 1, count: 1 })));
  const now = totalOf([before, ...thisWeek.map((sum) => ({ sum, weight: 1, count: 1 }))]);
  return { subjectId, scale, now, before };
};
const ranked = (pupils: Readonly<Record<string, readonly Result[]>>, least = 3) =>
  rankingOf(new Map(Object.entries(pupils)), least);
const placesIn = ({ standings }: ReturnType<typeof ranked>) =>
  Object.fromEntries([...standings].map(([id, { place }]) => [id, place]));

describe('a place', () => {
  test('is shared by whoever comes to the same, and the next one follows', () => {
    const ranking = ranked({
      anna: [result('math', [5, 5, 4])],
      boris: [result('math', [4, 4, 4])],
      vera: [result('math', [4, 5, 5])],
    });
    expect(placesIn(ranking)).toEqual({ anna: 1, vera: 1, boris: 2 });
    expect(ranking.ranked).toBe(3);
    expect(ranking.standings.get('anna')).toEqual({
      ...{ place: 1, change: 0, average: 4.666667, share: 0.888889, count: 3 },
    });
  });

  test('needs so many grades, and whoever has fewer takes nobody’s', () => {
    const ranking = ranked({
      anna: [result('math', [5, 5])],
      boris: [result('math', [3, 3, 3])],
      vera: [],
    });
    expect(placesIn(ranking)).toEqual({ anna: undefined, boris: 1, vera: undefined });
    expect(ranking.ranked).toBe(1);
    expect(ranking.standings.get('anna')).toEqual({ average: 5, share: 1, count: 2 });
    expect(ranking.standings.get('vera')).toEqual({ count: 0 });
  });

  test('is by the mean of the subjects, however many grades each has', () => {
    const ranking = ranked({
      anna: [result('math', [5, 5, 5, 5]), result('music', [2])],
      boris: [result('math', [4]), result('music', [4, 4])],
    });
    expect(ranking.standings.get('anna')).toMatchObject({ place: 2, average: 3.5, count: 5 });
    expect(ranking.standings.get('boris')).toMatchObject({ place: 1, average: 4, count: 3 });
  });

  test('takes all the pages of a subject together', () => {
    const { standings } = ranked({ anna: [result('math', [5, 5]), result('math', [2])] });
    expect(standings.get('anna')?.average).toBe(4);
  });

  test('compares scales by the share of each that is reached, and tells no mean of them', () => {
    const ranking = ranked({
      anna: [result('math', [5, 5, 5])],
      boris: [result('physics', [19, 19, 19], [], twentyPoint)],
    });
    expect(placesIn(ranking)).toEqual({ anna: 1, boris: 2 });
    expect(ranking.scale).toBeUndefined();
    expect(ranking.standings.get('boris')).toEqual({ place: 2, change: 0, share: 0.95, count: 3 });
  });

  test('takes a scale on which nothing counts for none', () => {
    const { scale } = ranked({
      anna: [result('math', [5]), { ...result('music', [], [], twentyPoint), now: NO_SUMS }],
    });
    expect(scale).toEqual(FIVE_POINT);
  });

  test('knows one scale from another by its grades, not by its levels', () => {
    const stricter = { ...FIVE_POINT, levels: { ...FIVE_POINT.levels, good: 5 } };
    const named = { ...FIVE_POINT, names: { A: 5, B: 2 } };
    const with2 = (scale: Scale) =>
      ranked({ anna: [result('math', [5]), result('music', [5], [], scale)] }).scale;
    expect(with2(stricter)).toBeDefined();
    expect(with2(named)).toBeUndefined();
  });
});

describe('the change since last week', () => {
  test('is the place now minus the one that the grades before this week come to', () => {
    const { standings } = ranked({
      anna: [result('math', [3, 3, 3], [5, 5, 5])],
      boris: [result('math', [4, 4, 4], [2])],
    });
    expect(standings.get('anna')).toMatchObject({ place: 1, change: -1 });
    expect(standings.get('boris')).toMatchObject({ place: 2, change: 1 });
  });

  test('is none for whoever had too few grades then', () => {
    const { standings } = ranked({ anna: [result('math', [3, 3], [5])] });
    expect(standings.get('anna')).toEqual({ place: 1, average: 3.666667, share: 0.555556, count: 3 });
  });
});

describe('whatever the grades', () => {
  const grades = fc.array(fc.integer({ min: 2, max: 5 }), { maxLength: 6 });
  const pupils = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    fc
      .tuple(grades, grades, grades)
      .map(([math, music, now]) => [result('math', math, now), result('music', music)]),
  );

  test('places begin with 1 and have no gap, and a higher mean is a better place', () => {
    fc.assert(
      fc.property(pupils, (some) => {
        const { standings } = ranked(some);
        const placed = [...standings.values()].filter(({ place }) => place !== undefined);
        const places = [...new Set(placed.map(({ place = 0 }) => place))].sort((a, b) => a - b);
        expect(places).toEqual(places.map((_, index) => index + 1));
        for (const a of placed) {
          for (const b of placed) {
            const order = Math.sign((b.average ?? 0) - (a.average ?? 0));
            expect(Math.sign((a.place ?? 0) - (b.place ?? 0))).toBe(order);
          }
        }
      }),
    );
  });

  test('on one scale the share orders as the plain mean of the subjects does', () => {
    fc.assert(
      fc.property(pupils, (some) => {
        for (const [id, { average, share }] of ranked(some).standings) {
          const means = (some[id] ?? [])
            .filter(({ now }) => now.count > 0)
            .map(({ now }) => now.sum / now.weight);
          const mean = means.reduce((sum, each) => sum + each, 0) / means.length;
          expect(average).toBe(means.length === 0 ? undefined : toSixPlaces(mean));
          expect(share).toBe(means.length === 0 ? undefined : toSixPlaces((mean - 2) / 3));
        }
      }),
    );
  });

  test('in whatever order pupils come, their places are the same', () => {
    const scores = fc.dictionary(fc.string(), fc.integer({ min: 0, max: 5 }));
    fc.assert(
      fc.property(scores, (some) => {
        const entries = Object.entries(some);
        expect(new Map([...placesOf(new Map(entries.toReversed()))])).toEqual(placesOf(new Map(entries)));
      }),
    );
  });

  test('the bands hold everybody who has a place', () => {
    fc.assert(
      fc.property(pupils, (some) => {
        const ranking = ranked(some);
        expect(bandsOf(ranking).reduce((sum, band) => sum + band.pupils, 0)).toBe(ranking.ranked);
      }),
    );
  });
});

describe('the bands', () => {
  test('are one for each grade of the scale, of those whose average is nearest to it', () => {
    const ranking = ranked({
      anna: [result('math', [5, 5, 4, 4])],
      boris: [result('math', [4, 4, 4])],
      vera: [result('math', [2, 2, 2])],
      few: [result('math', [3])],
    });
    expect(bandsOf(ranking)).toEqual([
      { least: 2, value: '2', pupils: 1 },
      { least: 2.5, value: '3', pupils: 0 },
      { least: 3.5, value: '4', pupils: 1 },
      { least: 4.5, value: '5', pupils: 1 },
    ]);
  });

  test('are fifths of the share where scales differ', () => {
    const ranking = ranked({
      anna: [result('math', [5, 5, 5])],
      boris: [result('physics', [4, 4, 4], [], twentyPoint)],
      vera: [result('physics', [3, 3, 3], [], twentyPoint)],
    });
    expect(bandsOf(ranking)).toEqual([
      { least: 0, pupils: 1 },
      { least: 0.2, pupils: 1 },
      { least: 0.4, pupils: 0 },
      { least: 0.6, pupils: 0 },
      { least: 0.8, pupils: 1 },
    ]);
  });
});
