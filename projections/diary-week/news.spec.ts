import { describe, expect, it } from '@jest/globals';
import { instantOf, positionOf } from '../../test/support/recorded.js';
import { gradeIdOf, LESSON, MONDAY, oral, PAGE } from '../../src/journal/page/page.examples.js';
import { fieldOf } from '../../src/journal/page/page-ids.values.js';
import { newestIn, newsAfter } from './news.js';
import type { WeekGrade } from './read-model.js';

const at = (number: number) => ({ at: instantOf(number), position: `${number}/${number}` });
const given = (value: string, number: number, changes: WeekGrade['changes'] = []): WeekGrade => ({
  ...{ lessonId: LESSON, work: oral, value, changes },
  ...{ givenAt: instantOf(number), position: at(number).position },
});
const recounted = { from: '3', to: '5', reason: { code: 'recount' }, ...at(4) };
const annulled = { from: '5', reason: { code: 'mistake' }, ...at(6) };
const annas = fieldOf(gradeIdOf('anna'));
const other = fieldOf(`${LESSON}.g2`);
const weeks = [
  { grades: { [annas]: given('5', 1, [recounted, annulled]) } },
  { grades: { [other]: given('4', 5) } },
];

describe('The news of a pupil’s grades', () => {
  it('are whatever was given, corrected and annulled after a position, the newest first', () => {
    const grade = { gradeId: gradeIdOf('anna'), pageId: PAGE, date: MONDAY, work: oral };
    expect(newsAfter(weeks, positionOf(3))).toEqual([
      {
        ...grade,
        kind: 'annulled',
        from: '5',
        reason: annulled.reason,
        change: 1,
        at: instantOf(6),
        position: positionOf(6),
      },
      {
        ...grade,
        gradeId: `${LESSON}.g2`,
        kind: 'given',
        to: '4',
        at: instantOf(5),
        position: positionOf(5),
      },
      {
        ...{ ...grade, kind: 'corrected', from: '3', to: '5', reason: recounted.reason, change: 0 },
        ...{ at: instantOf(4), position: positionOf(4) },
      },
    ]);
  });

  it('tell a grade as it was given, whatever became of it', () => {
    expect(newsAfter(weeks, positionOf(0)).at(-1)).toMatchObject({ kind: 'given', to: '3' });
  });

  it('are none where all was seen', () => {
    expect(newestIn(weeks)).toEqual(positionOf(6));
    expect(newsAfter(weeks, newestIn(weeks))).toEqual([]);
    expect(newestIn([])).toEqual(positionOf(0));
  });
});
