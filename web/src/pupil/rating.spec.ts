import { describe, expect, it } from '@jest/globals';
import { ownBand, periodsIn, ratedPeriod } from './rating.js';

const years = [
  {
    ...{ id: 'y', title: '2026/27', from: '2026-09-01', to: '2027-06-30' },
    terms: [
      { id: 't1', title: 'Term 1', from: '2026-09-01', to: '2026-10-31' },
      { id: 't2', title: 'Term 2', from: '2026-11-09', to: '2026-12-30' },
    ],
  },
];

describe('What is compared', () => {
  it('is what the address names, else the term that lasts', () => {
    expect(ratedPeriod({ term: 't1' }, '2026-12-01', years)).toEqual({ term: 't1' });
    expect(ratedPeriod({ year: 'y' }, '2026-12-01', years)).toEqual({ year: 'y' });
    expect(ratedPeriod({}, '2026-12-01', years)).toEqual({ term: 't2' });
    expect(ratedPeriod({ term: 'of another school' }, '2026-12-01', years)).toEqual({ term: 't2' });
    expect(ratedPeriod({}, '2026-12-01', [])).toBeUndefined();
  });

  it('is chosen among terms and years, the newest first', () => {
    expect(periodsIn(years).map(({ title }) => title)).toEqual([
      'Term 2, 2026/27',
      'Term 1, 2026/27',
      '2026/27',
    ]);
  });
});

describe('The own place', () => {
  const place = {
    ...({ title: '7B', tooSmall: false, place: 3, of: 20, count: 9 } as const),
    bands: [
      { least: 2, value: '3', pupils: 4 },
      { least: 3.5, value: '4', pupils: 10 },
      { least: 4.5, value: '5', pupils: 6 },
    ],
  };

  it('lies in the last band that begins by the own average', () => {
    expect(ownBand({ ...place, average: 4.49, share: 0.9 })).toBe(1);
    expect(ownBand({ ...place, average: 4.5, share: 0.9 })).toBe(2);
  });

  it('is found by the share where scales differ, and nowhere without a place', () => {
    const bands = [0, 0.2, 0.4, 0.6, 0.8].map((least) => ({ least, pupils: 4 }));
    expect(ownBand({ ...place, bands, share: 0.5 })).toBe(2);
    const { place: _place, ...none } = place;
    expect(ownBand({ ...none, average: 4.5 })).toBeUndefined();
  });
});
