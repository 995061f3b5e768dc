import { describe, expect, it } from '@jest/globals';
import type { LessonColumn, PageHead } from '../../../projections/journal-page/read-model.js';
import type { SchoolDocument } from '../../../projections/schools/read-model.js';
import {
  LESSON,
  MONDAY,
  oral,
  PAGE,
  pageOpened,
  TUESDAY,
  written,
} from '../../journal/page/page.examples.js';
import { lineItemIdOf, lineItemPlaceOf } from './gradebook.ids.js';
import {
  categoriesOf,
  lineItemOf,
  lineItemRowsOf,
  resultOf,
  resultRowsOf,
  scoreScaleOf,
} from './gradebook.mapping.js';
import { refsAt } from './wire.js';

const to = refsAt('https://school.example');
const asHere = (id: string) => id;
const opened = pageOpened().data;
const head = { _id: PAGE, opened } as PageHead;
const grade = (gradeId: string, value: string, status: 'given' | 'annulled' = 'given', work = oral) => ({
  ...{ gradeId: `${LESSON}.${gradeId}`, pupilId: 'anna', work, value, status, at: `at-${gradeId}` },
});
const column = (more: Partial<LessonColumn>): LessonColumn => ({
  ...{ _id: LESSON, at: 'at', date: MONDAY, number: 2, topic: 'Fractions', stage: 'held', substitutes: [] },
  ...{ grades: [], debts: [], absences: {}, remarks: [], homework: [] },
  ...more,
});
const rows = (more: Partial<LessonColumn>, announced: readonly string[] = []) =>
  lineItemRowsOf({ head, columns: [column(more)] }, new Map([[LESSON, announced]]), asHere);

describe('A line item', () => {
  it('is a kind of work in a lesson for which there are grades or debts, or which was announced', () => {
    const debts = [{ debtId: 'd', pupilId: 'boris', work: written }];
    const found = rows({ grades: [grade('g1', '4'), grade('g2', '5')], debts }, ['project']);
    expect(found.map(({ work }) => work)).toEqual([oral.code, written.code, 'project']);
    expect(rows({})).toEqual([]);
  });

  it('has the topic, the day and the scale of the lesson', () => {
    const [row] = rows({ grades: [grade('g1', '4')] });
    expect(row && lineItemOf(row, to)).toMatchObject({
      ...{ sourcedId: `${LESSON}.${oral.code}`, status: 'active', dateLastModified: 'at' },
      ...{ title: 'Fractions', metadata: { lesson: 2 } },
      ...{ resultValueMin: opened.scale.min, resultValueMax: opened.scale.max },
      class: { sourcedId: opened.groupId },
      category: { sourcedId: `${opened.schoolId}.${oral.code}` },
      academicSession: { sourcedId: `${opened.schoolId}.${opened.termId}` },
      scoreScale: { sourcedId: PAGE },
    });
  });

  it('is to be deleted where nothing stands in it any more, or the lesson was cancelled', () => {
    const statusOf = (more: Partial<LessonColumn>, announced: readonly string[] = []) =>
      rows(more, announced).map((row) => lineItemOf(row, to).status);
    expect(statusOf({ grades: [grade('g1', '4', 'annulled')] })).toEqual(['tobedeleted']);
    expect(statusOf({ grades: [grade('g1', '4', 'annulled')] }, [oral.code])).toEqual(['active']);
    expect(statusOf({ cancelled: {} }, [oral.code])).toEqual(['tobedeleted']);
    const [row] = rows({ grades: [grade('g1', '4', 'annulled')] });
    expect(row && lineItemOf(row, to).dateLastModified).toBe('at-g1');
  });

  it('has an id that says where it is', () => {
    const place = { lessonId: LESSON, work: 'oral-answer' };
    expect(lineItemPlaceOf(lineItemIdOf(place))).toEqual(place);
    for (const id of ['', LESSON, `${LESSON}.`, `${LESSON}.Oral`, 'quiz-7', `${LESSON}.a.b`]) {
      expect(lineItemPlaceOf(id)).toBeUndefined();
    }
  });
});

describe('A result', () => {
  const result = (more: Partial<LessonColumn>, opening = opened) =>
    resultRowsOf({ head: { ...head, opened: opening }, columns: [column(more)] }, asHere).map((row) =>
      resultOf(row, asHere, to),
    );

  it('is a grade, of the lesson’s day or the one on which it was made up for', () => {
    expect(result({ grades: [grade('g1', '4'), { ...grade('g2', '5'), madeUpOn: TUESDAY }] })).toMatchObject([
      {
        ...{ sourcedId: `${LESSON}.g1`, status: 'active', dateLastModified: 'at-g1' },
        ...{ scoreStatus: 'fully graded', score: 4, scoreDate: MONDAY },
        ...{ student: { sourcedId: 'anna' }, lineItem: { sourcedId: `${LESSON}.${oral.code}` } },
      },
      { score: 5, scoreDate: TUESDAY },
    ]);
  });

  it('may be exempt, annulled, or a name of the scale', () => {
    expect(result({ grades: [grade('g1', 'exempt'), grade('g2', '3', 'annulled')] })).toMatchObject([
      { scoreStatus: 'exempt', status: 'active' },
      { scoreStatus: 'fully graded', status: 'tobedeleted', score: 3 },
    ]);
    const scale = { ...opened.scale, names: { A: 5, B: 4 } };
    expect(result({ grades: [grade('g1', 'B')] }, { ...opened, scale })).toMatchObject([
      { score: 4, textScore: 'B' },
    ]);
  });
});

describe('Scales and categories', () => {
  it('are those of pages and schools', () => {
    const numeric = scoreScaleOf(head, new Map(), to);
    expect(numeric).toMatchObject({ sourcedId: PAGE, type: 'numeric', class: { sourcedId: opened.groupId } });
    const { min, max } = opened.scale;
    expect(numeric.scoreScaleValue).toHaveLength(max - min + 1);
    const scale = { ...opened.scale, names: { A: 5, B: 4 } };
    const letters = scoreScaleOf({ ...head, opened: { ...opened, scale } }, new Map(), to);
    expect(letters).toMatchObject({ type: 'named', title: 'A, B' });
    expect(letters.scoreScaleValue[0]).toEqual({ itemValueLHS: 'A', itemValueRHS: '5' });

    const heavier = { ...oral, weight: 3 };
    const works = {
      [oral.code]: [
        { from: '2026-09-01', work: oral },
        { from: TUESDAY, work: heavier },
      ],
    };
    const school = { _id: 'school1', works } as unknown as SchoolDocument;
    const changed = new Map([
      ['school1', { _id: 'school1', at: 't1', parts: { [`work ${oral.code}`]: 't2' } }],
    ]);
    const weightOn = (day: string) => categoriesOf(school, changed, day)[0]?.weight;
    expect([weightOn('2026-01-01'), weightOn(MONDAY), weightOn(TUESDAY)]).toEqual([
      oral.weight,
      oral.weight,
      3,
    ]);
    expect(categoriesOf(school, changed, MONDAY)[0]).toMatchObject({
      ...{ sourcedId: `school1.${oral.code}`, title: oral.title, dateLastModified: 't2' },
    });
  });
});
