import { expect, test } from '@jest/globals';
import { countsByMonth, countsOf } from './counts.js';

const praise = (date: string) => ({ date, kind: 'praise' }) as const;
const reprimand = (date: string) => ({ date, kind: 'reprimand' }) as const;
const none = { praise: 0, reprimand: 0, note: 0 };

test('remarks are counted by their kinds', () => {
  const note = { date: '2026-11-23', kind: 'note' } as const;
  expect(countsOf([])).toEqual(none);
  expect(countsOf([praise('2026-11-23'), note, praise('2026-11-24')])).toEqual({
    ...none,
    praise: 2,
    note: 1,
  });
});

test('remarks are counted by months, and a month without any stands among the others', () => {
  expect(countsByMonth([])).toEqual([]);
  expect(countsByMonth([reprimand('2027-02-01'), praise('2026-12-31'), praise('2026-12-01')])).toEqual([
    { month: '2026-12', ...none, praise: 2 },
    { month: '2027-01', ...none },
    { month: '2027-02', ...none, reprimand: 1 },
  ]);
});
