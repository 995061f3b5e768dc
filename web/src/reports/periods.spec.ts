import { describe, expect, it } from '@jest/globals';
import { yearsIn } from '../api/school.js';
import { periodIn, termIn } from './periods.js';

const years = yearsIn({
  years: {
    y2: { yearId: 'y2', title: '2026/27', from: '2026-09-01', to: '2027-06-30' },
    y1: { yearId: 'y1', title: '2025/26', from: '2025-09-01', to: '2026-06-30' },
  },
  terms: {
    t2: { termId: 't2', yearId: 'y2', title: '2', from: '2026-11-09', to: '2026-12-31' },
    t1: { termId: 't1', yearId: 'y2', title: '1', from: '2026-09-01', to: '2026-10-31' },
    t0: { termId: 't0', yearId: 'y1', title: '4', from: '2026-04-01', to: '2026-06-30' },
  },
});

describe('A school’s years', () => {
  it('are in the order of their dates, and so are their terms', () => {
    expect(years.map(({ id, terms }) => [id, terms.map((term) => term.id)])).toEqual([
      ['y1', ['t0']],
      ['y2', ['t1', 't2']],
    ]);
  });

  it('have the term or year that an address names, else the term of today', () => {
    expect(periodIn({ term: 't1' }, years, '2026-11-23')).toEqual({ term: 't1' });
    expect(periodIn({ year: 'y1' }, years, '2026-11-23')).toEqual({ year: 'y1' });
    for (const search of [{}, { term: 'elsewhere' }, { year: 'elsewhere' }]) {
      expect(periodIn(search, years, '2026-11-23')).toEqual({ term: 't2' });
    }
    expect(periodIn({}, [], '2026-11-23')).toBeUndefined();
  });

  it('give the term where only a term will do', () => {
    expect(termIn({ year: 'y1' }, years, '2026-10-01')).toBe('t1');
    expect(termIn({}, [], '2026-10-01')).toBeUndefined();
  });
});
