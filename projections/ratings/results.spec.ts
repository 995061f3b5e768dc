import { describe, expect, test } from '@jest/globals';
import { fieldOf } from '../../src/journal/page/page-ids.values.js';
import { NO_SUMS, withGrade, type SumsByWeek } from '../../src/school/grade-sums.values.js';
import { SCALE_PRESETS } from '../../src/school/scale-presets.values.js';
import type { PageProgress } from '../performance/read-model.js';
import { resultsByPupil } from './results.js';

const THIS_WEEK = '2026-W48';
const scale = SCALE_PRESETS.fivePoint;
const page = (pageId: string, subjectId = 'math') => ({ opened: { pageId, subjectId, scale } });
const sumsOf = (...numbers: readonly number[]): SumsByWeek =>
  numbers.reduce<SumsByWeek>(
    (sums, number) => withGrade(sums, { number, weight: 1, week: THIS_WEEK }),
    NO_SUMS,
  );
type Progress = Pick<PageProgress, 'sums' | 'takenOver'>;
const graded = (sums: Progress['sums'], takenOver: Progress['takenOver'] = {}): Progress => ({
  sums,
  takenOver,
});
const numbersOf = (pages: ReturnType<typeof page>[], progress: Readonly<Record<string, Progress>>) => {
  const results = resultsByPupil(pages, new Map(Object.entries(progress)), THIS_WEEK);
  return [...(results.get('anna') ?? [])].map(({ now }) => now.sum).sort((a, b) => a - b);
};

describe('what a pupil’s grades come to', () => {
  const [a, b] = ['7a.math.q2', '7b.math.q2'];
  const anna = (...numbers: readonly number[]) => ({ anna: sumsOf(...numbers) });
  const from = (pageId: string, ...numbers: readonly number[]) => ({
    anna: { [fieldOf(pageId)]: sumsOf(...numbers) },
  });

  test('is told by page and subject, now and before this week', () => {
    const earlier = { number: 3, weight: 2, week: '2026-W47' };
    const progress = new Map([[a, graded({ anna: withGrade(sumsOf(5), earlier) })]]);
    expect(resultsByPupil([page(a)], progress, THIS_WEEK).get('anna')).toEqual([
      {
        ...{ subjectId: 'math', scale },
        now: { sum: 11, weight: 3, count: 2 },
        before: { sum: 6, weight: 2, count: 1 },
      },
    ]);
  });

  test('counts a grade once, where it was given, though the next page has taken it over', () => {
    const progress = { [a]: graded(anna(5)), [b]: graded(anna(4), from(a, 5)) };
    expect(numbersOf([page(a), page(b)], progress)).toEqual([4, 5]);
  });

  test('counts it once for a pupil who came back', () => {
    const progress = { [a]: graded(anna(5), from(b, 4)), [b]: graded(anna(4), from(a, 5)) };
    expect(numbersOf([page(a), page(b)], progress)).toEqual([4, 5]);
  });

  test('counts what was taken over from elsewhere, once, as the last page has it', () => {
    const elsewhere = 'x.maths.q2';
    const progress = { [a]: graded({}, from(elsewhere, 2)), [b]: graded({}, from(elsewhere, 3)) };
    expect(numbersOf([page(a), page(b)], progress)).toEqual([3]);
  });

  test('is nothing on a page of which nothing is known yet', () => {
    expect(numbersOf([page(a)], {})).toEqual([]);
  });
});
