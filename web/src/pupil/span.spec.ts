import { describe, expect, it } from '@jest/globals';
import type { Year } from '../api/pupil-reports.js';
import { reportSearchIn } from './report-search.js';
import { daysOf, kindOf, searchOf, shiftSpan, spanNamed, spanOfKind, usualSpan } from './span.js';

const term = (id: string, from: string, to: string) => ({ id, title: id, from, to });
const years: readonly Year[] = [
  { ...term('y1', '2025-09-01', '2026-06-30'), terms: [term('t1', '2025-09-01', '2026-06-30')] },
  {
    ...term('y2', '2026-09-01', '2027-06-30'),
    terms: [term('t2', '2026-09-01', '2026-10-31'), term('t3', '2026-11-09', '2026-12-30')],
  },
];

describe('The span of an address', () => {
  it('is the one that it names', () => {
    expect(spanNamed(reportSearchIn({ week: '2026-W48' }), years)).toEqual({ week: '2026-W48' });
    expect(spanNamed(reportSearchIn({ from: '2026-11-01', to: '2026-11-09' }), years)).toEqual({
      from: '2026-11-01',
      to: '2026-11-09',
    });
    expect(spanNamed(reportSearchIn({ term: 't3' }), years)).toEqual({ term: 't3' });
  });

  it.each([
    { day: '2026-02-30' },
    { week: '2026-W54' },
    { month: '2026-13' },
    { from: '2026-11-09' },
    { from: '2026-11-09', to: '2026-11-08' },
    { from: '2024-01-01', to: '2026-01-01' },
    { term: 'of another school' },
    { year: ['y2'] },
    {},
  ])('is none where it names none that there is: %j', (fields) => {
    expect(spanNamed(reportSearchIn(fields), years)).toBeUndefined();
  });

  it('is read even where its id is a number', () => {
    expect(reportSearchIn({ term: 3, subject: 7 })).toMatchObject({ term: '3', subject: '7' });
  });

  it('takes the place of the one before', () => {
    const before = reportSearchIn({ week: '2026-W48', subject: 'art' });
    expect(spanNamed({ ...before, ...searchOf({ month: '2026-11' }) }, years)).toEqual({ month: '2026-11' });
  });
});

describe('A span', () => {
  it('is usually the term that lasts, between terms the last one, and without terms the month', () => {
    expect(usualSpan('2026-12-01', years)).toEqual({ term: 't3' });
    expect(usualSpan('2026-11-03', years)).toEqual({ term: 't2' });
    expect(usualSpan('2026-11-03', [])).toEqual({ month: '2026-11' });
  });

  it('is known by its kind', () => {
    expect(kindOf({ day: '2026-11-03' })).toBe('day');
    expect(kindOf({ year: 'y2' })).toBe('year');
  });

  it('of any days stays so where they are one, so that its fields stay while they are filled in', () => {
    expect(kindOf({ from: '2026-11-03', to: '2026-11-03' })).toBe('range');
  });

  it('has days', () => {
    expect(daysOf({ day: '2026-11-03' }, years)).toEqual({ from: '2026-11-03', to: '2026-11-03' });
    expect(daysOf({ week: '2026-W48' }, years)).toEqual({ from: '2026-11-23', to: '2026-11-29' });
    expect(daysOf({ month: '2028-02' }, years)).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(daysOf({ term: 't3' }, years)).toMatchObject({ from: '2026-11-09', to: '2026-12-30' });
    expect(daysOf({ term: 't9' }, years)).toBeUndefined();
  });

  it('lies around a day', () => {
    expect(spanOfKind('week', '2026-11-29', years)).toEqual({ week: '2026-W48' });
    expect(spanOfKind('year', '2026-08-01', years)).toEqual({ year: 'y1' });
    expect(spanOfKind('term', '2020-01-01', years)).toEqual({ term: 't1' });
    expect(spanOfKind('year', '2026-08-01', [])).toBeUndefined();
  });

  it('follows the one before, across months, terms and years', () => {
    expect(shiftSpan({ month: '2026-12' }, 1, years)).toEqual({ month: '2027-01' });
    expect(shiftSpan({ day: '2026-11-01' }, -1, years)).toEqual({ day: '2026-10-31' });
    expect(shiftSpan({ from: '2026-11-01', to: '2026-11-07' }, -1, years)).toEqual({
      from: '2026-10-25',
      to: '2026-10-31',
    });
    expect(shiftSpan({ term: 't2' }, -1, years)).toEqual({ term: 't1' });
    expect(shiftSpan({ term: 't3' }, 1, years)).toBeUndefined();
    expect(shiftSpan({ year: 'y1' }, 1, years)).toEqual({ year: 'y2' });
  });
});
