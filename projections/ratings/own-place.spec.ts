import { describe, expect, test } from '@jest/globals';
import { FIVE_POINT } from '../../src/journal/page/page.examples.js';
import { ownPlaces } from './own-place.js';
import type { Result } from './ranking.js';

/** Pupils p0, p1, … each with three grades, from the best to the worst. */
const pupils = Array.from({ length: 30 }, (_, index) => `p${index.toString()}`);
const resultsOf = (count = pupils.length): ReadonlyMap<string, readonly Result[]> =>
  new Map(
    pupils.slice(0, count).map((id, index) => {
      const sums = { sum: 15 - index / 10, weight: 3, count: 3 };
      return [id, [{ subjectId: 'math', scale: FIVE_POINT, now: sums, before: sums }]];
    }),
  );
const placesAmong = (inClass: number, inParallel: number, inSchool: number, results = resultsOf()) =>
  ownPlaces(
    'p1',
    {
      class: { title: '7B', pupilIds: pupils.slice(0, inClass) },
      parallel: { title: '7', pupilIds: pupils.slice(0, inParallel) },
      school: { title: 'Hill School', pupilIds: pupils.slice(0, inSchool) },
    },
    results,
    3,
  );

describe('a pupil’s own places', () => {
  test('are told with how many have one, and how those are spread', () => {
    const places = placesAmong(5, 10, 30);
    expect(places.class).toEqual({
      ...{ title: '7B', tooSmall: false, of: 5, place: 2, change: 0 },
      ...{ average: 4.966667, share: 0.988889, count: 3 },
      bands: [
        { least: 2, value: '2', pupils: 0 },
        { least: 2.5, value: '3', pupils: 0 },
        { least: 3.5, value: '4', pupils: 0 },
        { least: 4.5, value: '5', pupils: 5 },
      ],
    });
    expect([places.parallel, places.school]).toMatchObject([{ of: 10 }, { of: 30 }]);
  });

  test('name nobody', () => {
    const told = JSON.stringify(placesAmong(5, 10, 30));
    for (const id of pupils) expect(told).not.toContain(`"${id}"`);
  });

  test('are told of five and more, and of fewer nothing but that', () => {
    expect(placesAmong(4, 10, 30)).toMatchObject({
      class: { title: '7B', tooSmall: true },
      parallel: { of: 10 },
      school: { of: 30 },
    });
    expect(Object.keys(placesAmong(4, 10, 30).class)).toEqual(['title', 'tooSmall']);
  });

  test('are not told where another place would tell of fewer than five others', () => {
    const untold = { tooSmall: true };
    expect(placesAmong(5, 9, 14)).toMatchObject({ class: { of: 5 }, parallel: untold, school: { of: 14 } });
    expect(placesAmong(5, 9, 9)).toMatchObject({ class: { of: 5 }, parallel: untold, school: untold });
    expect(placesAmong(4, 8, 12)).toMatchObject({ class: untold, parallel: { of: 8 }, school: untold });
  });

  test('are told where class and parallel are the same pupils', () => {
    expect(placesAmong(6, 6, 6)).toMatchObject({ class: { of: 6 }, parallel: { of: 6 }, school: { of: 6 } });
  });

  test('count only those who have a place', () => {
    expect(placesAmong(10, 20, 30, resultsOf(4))).toMatchObject({
      class: { tooSmall: true },
      parallel: { tooSmall: true },
      school: { tooSmall: true },
    });
  });

  test('may be missing where there are others', () => {
    const results = new Map(resultsOf());
    results.delete('p1');
    expect(placesAmong(6, 12, 30, results).class).toMatchObject({ of: 5, count: 0 });
    expect(placesAmong(6, 12, 30, results).class).not.toHaveProperty('place');
  });
});
