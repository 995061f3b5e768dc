import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FEWEST_PUPILS, suppressedIn, type CountedFigure } from './suppression.js';

/** Schools by municipality and region, with the pupils of each; what stands above them comes to their sum. */
type Country = readonly (readonly (readonly number[])[])[];

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const figuresOf = (country: Country): CountedFigure[] => {
  const regions = country.flatMap((municipalities, r): CountedFigure[] => {
    const region = `r${r.toString()}`;
    const inside = municipalities.flatMap((schools, m): CountedFigure[] => {
      const municipality = `${region}m${m.toString()}`;
      return [
        { id: municipality, within: region, pupils: sum(schools) },
        ...schools.map((pupils, s) => ({
          ...{ id: `${municipality}s${s.toString()}`, within: municipality, pupils },
        })),
      ];
    });
    return [{ id: region, within: 'all', pupils: sum(municipalities.flat()) }, ...inside];
  });
  return [{ id: 'all', pupils: sum(country.flat(2)) }, ...regions];
};
const hiddenIn = (country: Country): readonly string[] => [...suppressedIn(figuresOf(country))].sort();

describe('a figure of few pupils', () => {
  test('is hidden, and one of none is not', () => {
    expect(hiddenIn([[[30, 0, 12]]])).toEqual([]);
    expect(hiddenIn([[[30, 4, 9]]])).toEqual(['r0m0s1', 'r0m0s2']);
  });

  test('takes the next smallest with it where it would be the only one that is hidden', () => {
    expect(hiddenIn([[[30, 4, 12]]])).toEqual(['r0m0s1', 'r0m0s2']);
  });

  test('takes others with it until all of them together are enough', () => {
    expect(hiddenIn([[[30, 1, 2, 12]]])).toEqual(['r0m0s1', 'r0m0s2', 'r0m0s3']);
  });

  test('takes with it what has no other part, and then what stands beside that', () => {
    expect(hiddenIn([[[9], [20, 11], [40, 50]]])).toEqual([...['r0m0', 'r0m0s0', 'r0m1', 'r0m1s1']]);
    expect(hiddenIn([[[3]]])).toEqual(['all', 'r0', 'r0m0', 'r0m0s0']);
  });
});

/** The coefficients of what the told figures come to: for each whole, those of the hidden ones among it and its parts. */
const equationsOf = (figures: readonly CountedFigure[], hidden: readonly string[]): number[][] =>
  figures
    .filter(({ id }) => figures.some(({ within }) => within === id))
    .map((whole) =>
      hidden.map((id) => {
        if (id === whole.id) return 1;
        return figures.some((part) => part.id === id && part.within === whole.id) ? -1 : 0;
      }),
    );

/** Reduced row echelon form: every combination of the equations is one of its rows'. */
const reduced = (rows: number[][], columns: number): number[][] => {
  let rank = 0;
  for (let column = 0; column < columns; column++) {
    const pivot = rows.findIndex((row, index) => index >= rank && Math.abs(row[column] ?? 0) > 1e-9);
    const found = rows[pivot];
    const other = rows[rank];
    if (!found || !other) continue;
    [rows[rank], rows[pivot]] = [found.map((value) => value / (found[column] ?? 1)), other];
    const lead = rows[rank] ?? [];
    rows.forEach((row, index) => {
      const times = row[column] ?? 0;
      if (index !== rank) rows[index] = row.map((value, at) => value - times * (lead[at] ?? 0));
    });
    rank++;
  }
  return rows.slice(0, rank);
};

const pupils = fc.oneof(fc.nat(14), fc.nat(60));
const countries: fc.Arbitrary<Country> = fc.array(
  fc.array(fc.array(pupils, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
  { minLength: 1, maxLength: 4 },
);

describe('what is told', () => {
  test('is of no pupils or of enough', () => {
    fc.assert(
      fc.property(countries, (country) => {
        const figures = figuresOf(country);
        const hidden = suppressedIn(figures);
        for (const { id, pupils: count } of figures) {
          if (!hidden.has(id)) expect(count === 0 || count >= FEWEST_PUPILS).toBe(true);
        }
      }),
    );
  });

  test('comes to no hidden figure, however it is combined', () => {
    fc.assert(
      fc.property(countries, (country) => {
        const figures = figuresOf(country);
        const hidden = hiddenIn(country);
        for (const row of reduced(equationsOf(figures, hidden), hidden.length)) {
          expect(row.filter((value) => Math.abs(value) > 1e-9).length).not.toBe(1);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('leaves what is hidden under a told whole to be of enough pupils together', () => {
    fc.assert(
      fc.property(countries, (country) => {
        const figures = figuresOf(country);
        const hidden = suppressedIn(figures);
        const partsOf = (id: string) => figures.filter(({ within }) => within === id);
        /** What the nearest told figures under a whole come to. */
        const told = (id: string): number =>
          sum(partsOf(id).map((part) => (hidden.has(part.id) ? told(part.id) : part.pupils)));
        for (const { id, pupils: count } of figures) {
          if (hidden.has(id) || partsOf(id).length === 0) continue;
          const rest = count - told(id);
          expect(rest === 0 || rest >= FEWEST_PUPILS).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('is no less than it has to be: without a figure of few pupils, all', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: FEWEST_PUPILS, max: 60 }), { minLength: 1 }), (schools) => {
        expect(hiddenIn([[schools]])).toEqual([]);
      }),
    );
  });
});
