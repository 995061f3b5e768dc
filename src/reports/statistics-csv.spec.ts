import { describe, expect, test } from '@jest/globals';
import { parseCsv } from '../oneroster/csv.js';
import { statisticsCsv } from './statistics-csv.js';

const asOf = { position: { commit: 9n, prepare: 9n }, at: '2026-11-24T10:00:00.000Z', date: '2026-11-24' };
const levels = { excellent: 1, good: 4, satisfactory: 3, unsatisfactory: 2, notAssessed: 0 };
const row = { of: 'school', id: 's1', subject: 'Physics', suppressed: false } as const;

const linesOf = (text: string): readonly Readonly<Record<string, string>>[] => {
  const [header, ...lines] = parseCsv(text).records.map(({ cells }) => cells);
  return lines.map((cells) => Object.fromEntries(cells.map((cell, index) => [header?.[index] ?? '', cell])));
};

describe('statistics as CSV', () => {
  test('have a line for each row, with position and instant', () => {
    const municipality = { id: 'm1', title: 'Hills, upper' };
    const told = { ...row, title: 'Hill School', municipality, counted: 10, levels };
    const rows = [{ ...told, performance: 80, quality: 50, training: 48.8 }];
    expect(linesOf(statisticsCsv({ asOf, year: '2026/27', term: 'First', rows }))).toEqual([
      {
        ...{ year: '2026/27', term: 'First', of: 'school', id: 's1', title: 'Hill School' },
        ...{ regionId: '', region: '', municipalityId: 'm1', municipality: 'Hills, upper' },
        ...{ subject: 'Physics', suppressed: 'false', counted: '10', excellent: '1', good: '4' },
        ...{ satisfactory: '3', unsatisfactory: '2', notAssessed: '0' },
        ...{ performance: '80', quality: '50', training: '48.8' },
        ...{ position: '9/9', at: asOf.at, date: asOf.date },
      },
    ]);
  });

  test('leave empty what is not told, and write no formulas', () => {
    const rows = [{ ...row, title: '=1+1', suppressed: true }];
    expect(linesOf(statisticsCsv({ asOf, year: '2026/27', rows }))).toMatchObject([
      { title: "'=1+1", term: '', suppressed: 'true', counted: '', good: '', performance: '' },
    ]);
  });
});
