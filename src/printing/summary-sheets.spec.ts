import { describe, expect, test } from '@jest/globals';
import type { GradeTold, SubjectOfYear } from '../../projections/final-grades/queries.js';
import { START } from '../eventing/position.js';
import { summarySheets, type ClassSummary } from './summary-sheets.js';
import { writingIn } from './writing.js';

const grade = (value: string): GradeTold => ({ value, givenAt: '2026-10-25T10:00:00Z', changes: [] });
const subject = (id: string, terms: Record<string, string>, ...finals: string[]): SubjectOfYear => ({
  ...{ id, title: id === 'math' ? 'Mathematics' : 'Art' },
  terms: Object.entries(terms).map(([term, value]) => ({ id: term, title: term, ...grade(value) })),
  finals: finals.map(grade),
});
const summary: ClassSummary = {
  ...{ position: START, school: 'Hill School', className: '7B', timeZone: 'Europe/Lisbon', year: '2026/27' },
  terms: [
    { id: 't1', title: 'Term I' },
    { id: 't2', title: 'Term II' },
  ],
  pupils: [
    { name: 'Anna', subjects: [subject('math', { t1: '4' }, '3', '5'), subject('art', { t1: 'exempt' })] },
    { name: 'Boris', subjects: [subject('math', { t1: 'notAssessed' })] },
    { name: 'Clara', subjects: [] },
  ],
};

describe('a class’s summary sheet', () => {
  test('has the final grades, pupils by subjects, and a sheet for each term with grades', () => {
    const [final, first, ...others] = summarySheets(summary, writingIn('en'));
    expect(others).toEqual([]);
    expect(final?.title).toBe('Final grades 2026/27');
    expect(final?.lead).toEqual(['Summary sheet, class 7B, Hill School']);
    expect(final?.columns.map(({ title }) => title)).toEqual(['No.', 'Pupil', 'Art', 'Mathematics']);
    expect(final?.rows).toEqual([
      [1, 'Anna', undefined, 5],
      [2, 'Boris', undefined, undefined],
      [3, 'Clara', undefined, undefined],
    ]);
    expect(first?.title).toBe('Term I 2026/27');
    expect(first?.rows).toEqual([
      [1, 'Anna', 'ex.', 4],
      [2, 'Boris', undefined, 'n/a'],
      [3, 'Clara', undefined, undefined],
    ]);
  });

  test('is in Russian where that is asked for, and there without a grade too', () => {
    const [final, ...others] = summarySheets({ ...summary, pupils: [] }, writingIn('ru'));
    expect(others).toEqual([]);
    expect(final).toMatchObject({
      ...{ title: 'Годовые оценки 2026/27', lead: ['Сводная ведомость, класс 7B, Hill School'], rows: [] },
    });
  });
});
