import { describe, expect, test } from '@jest/globals';
import { newYear, partsChanged } from './written-year.js';

const autumn = { id: 't1', title: 'Autumn', from: '2026-09-01', to: '2026-12-20' };
const before = { id: 'y1', title: '2026/27', from: '2026-09-01', to: '2027-06-30', terms: [autumn] };

describe('a new year', () => {
  test('is the one that goes on, and from June on the one that begins in autumn', () => {
    expect(newYear('2026-12-01')).toMatchObject({ title: '2026/27', from: '2026-09-01', to: '2027-06-30' });
    expect(newYear('2027-05-31').title).toBe('2026/27');
    expect(newYear('2027-06-01').title).toBe('2027/28');
    expect(newYear('2099-09-01').title).toBe('2099/00');
  });
});

describe('what would change of a year', () => {
  test('is nothing where it is written as it is', () => {
    expect(partsChanged(before, before)).toEqual([]);
  });

  test('is its own days, and the terms that are new or put differently', () => {
    const longer = { ...autumn, to: '2026-12-23' };
    const spring = { title: 'Spring', from: '2027-01-08', to: '2027-06-30' };
    const written = { ...before, title: '2026–27', terms: [longer, spring] };
    expect(partsChanged(before, written)).toEqual([
      { before, after: written },
      { before: autumn, after: longer },
      { after: spring },
    ]);
    expect(partsChanged(undefined, before)).toEqual([{ after: before }, { after: autumn }]);
  });
});
