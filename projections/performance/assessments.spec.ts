import { describe, expect, test } from '@jest/globals';
import {
  FIVE_POINT,
  MONDAY,
  PAGE,
  pageOpened,
  pupilDelisted,
  pupilListed,
  teacherAssigned,
  teacherReleased,
  termGradeGiven,
  TERM,
} from '../../src/journal/page/page.examples.js';
import type { PageEvent } from '../../src/journal/page/page.events.js';
import { fieldOf } from '../../src/journal/page/page-ids.values.js';
import type { Reads } from '../../src/eventing/fresh-reader.js';
import { versionOf, type AnyProjection, type ReadModel } from '../../src/eventing/projection.js';
import { USUAL_RATINGS } from '../../src/school/ratings.values.js';
import { HALF_UP } from '../../src/school/rounding.values.js';
import { ORDINARY_DAYS } from '../../src/timetable/school-days.values.js';
import { folded } from '../../test/support/projection-spec.js';
import { positionOf, recorded } from '../../test/support/recorded.js';
import { finalGrades } from '../final-grades/projection.js';
import { pageHead } from '../journal-page/page-head.projection.js';
import { pagesOf } from '../pages-of/projection.js';
import { classes, classesOfSchool } from '../schools/class.projection.js';
import type { SchoolDocument } from '../schools/read-model.js';
import { assessedIn, type Period } from './assessments.js';
import { gradesByPupil, listsOf, pupilIn, rowsBy } from './figures.js';

const year = { schoolId: 'school1', yearId: 'y1', title: '2026/27', from: '2026-09-01', to: '2027-06-30' };
const school: SchoolDocument = {
  ...{ _id: 'school1', title: 'Hill School', timeZone: 'Europe/Lisbon', editWindowDays: 14 },
  years: { y1: year },
  terms: { q2: { ...year, termId: 'q2', title: 'Second quarter', ...TERM } },
  subjects: { math: 'Mathematics' },
  ...{ scalesBySubject: {}, works: {}, rounding: HALF_UP, reasons: {}, delistedReasons: [] },
  ...{ ratings: USUAL_RATINGS, days: ORDINARY_DAYS },
};
const NOON = `${MONDAY}T12:00:00.000Z`;
const AFTERWARDS = '2027-01-15T12:00:00.000Z';

const classOf = (_id: string, title: string, pupils: Record<string, { from: string; until?: string }>) => ({
  ...{ _id, schoolId: 'school1', title, teachers: {} },
  pupils: Object.fromEntries(Object.entries(pupils).map(([id, period]) => [id, [period]])),
});
const from = '2026-09-01';
const all = { anna: { from }, boris: { from }, vera: { from } };

/** Read models of a school whose class 7B has one page, with what happened in it. */
const readsOf = (
  events: readonly PageEvent[],
  homerooms = [classOf('7b', '7B', all)],
  more: ReadModel[] = [],
): Reads => {
  const history = [pageOpened(), teacherAssigned(), ...events].map((event, index) =>
    recorded(event, index + 1),
  );
  const stored = new Map<string, ReadModel>();
  const put = (projection: Pick<AnyProjection, 'name' | 'version'>, documents: Iterable<ReadModel>) => {
    for (const document of documents) stored.set(`${versionOf(projection)} ${document._id}`, document);
  };
  put(pageHead, folded(pageHead as AnyProjection, history).values());
  put(pagesOf, folded(pagesOf as AnyProjection, history).values());
  put(classes, homerooms);
  put(classesOfSchool, [{ _id: 'school1', classIds: homerooms.map(({ _id }) => _id) } as ReadModel]);
  put(finalGrades, more);
  const getMany: Reads['getMany'] = (projection, ids) =>
    Promise.resolve(
      new Map(
        ids.flatMap((id) => {
          const document = stored.get(`${versionOf(projection)} ${id}`);
          return document ? [[id, { ...document, position: positionOf(1) } as never] as const] : [];
        }),
      ),
    );
  return { getMany, get: async (projection, id) => (await getMany(projection, [id])).get(id) };
};

const listed = ['anna', 'boris', 'vera'].map((id) => pupilListed(id));
const assessed = (reads: Reads, at = AFTERWARDS, period: Period = { termId: 'q2' }) =>
  assessedIn(reads, school, period, at);
const nobody = () => '';

describe('the figures of a term', () => {
  test('count the grades of whoever stands on the page, and leave out exempt and unmarked pupils', async () => {
    const reads = readsOf([...listed, termGradeGiven('anna', '5'), termGradeGiven('boris', 'exempt')]);
    expect(rowsBy('class', await assessed(reads), nobody)).toMatchObject([
      { id: '7b', title: '7B', counted: 1, performance: 100, training: 100, unmarked: 1, exempt: 1 },
    ]);
  });

  test('count "not assessed" among the grades', async () => {
    const reads = readsOf([...listed, termGradeGiven('anna', '4'), termGradeGiven('boris', 'notAssessed')]);
    expect(rowsBy('subject', await assessed(reads), nobody)).toMatchObject([
      { id: 'math', title: 'Mathematics', counted: 2, performance: 50, quality: 50, training: 35.5 },
    ]);
  });

  test('leave out whoever left before the day, though there is a grade', async () => {
    const left = [
      ...listed,
      termGradeGiven('anna', '5'),
      termGradeGiven('boris', '2'),
      pupilDelisted('boris', MONDAY),
    ];
    const [then] = rowsBy('school', await assessed(readsOf(left), NOON), nobody);
    const [afterwards] = rowsBy('school', await assessed(readsOf(left)), nobody);
    expect([then?.counted, afterwards?.counted]).toEqual([2, 1]);
  });

  test('are of the class that the pupil is in on the day, and of its parallel', async () => {
    const moved = [
      classOf('7b', '7B', { ...all, anna: { from, until: MONDAY } }),
      classOf('7c', '7C', { anna: { from: '2026-11-24' } }),
    ];
    const reads = readsOf([...listed, termGradeGiven('anna', '5')], moved);
    const counted = rowsBy('class', await assessed(reads), nobody).map((row) => [row.title, row.counted]);
    expect(counted).toEqual([
      ['7B', 0],
      ['7C', 1],
    ]);
    expect(rowsBy('parallel', await assessed(reads), nobody)).toMatchObject([{ id: '7', counted: 1 }]);
  });

  test('are of the teachers who have the page on the day, or had it last', async () => {
    const grades = [...listed, termGradeGiven('anna', '5')];
    const handedOver = [teacherReleased('petrova', MONDAY), teacherAssigned('orlova', '2026-11-24')];
    const of = async (...events: PageEvent[]) =>
      rowsBy('teacher', await assessed(readsOf([...grades, ...events])), (id) => id).map(
        ({ title }) => title,
      );
    expect(await of(...handedOver)).toEqual(['orlova']);
    expect(await of(teacherReleased('petrova', MONDAY))).toEqual(['petrova']);
  });

  test('of a school without pages are none', async () => {
    expect(rowsBy('school', await assessed(readsOf([])), nobody)).toMatchObject([
      { id: 'school1', counted: 0 },
    ]);
  });

  test('are of a term that the school has', async () => {
    const unknown = assessed(readsOf([]), NOON, { termId: 'constructor' });
    await expect(unknown).rejects.toMatchObject({ code: 'term-not-found' });
  });
});

describe('the figures of a year', () => {
  const final = (value: string, more: object = {}) => ({
    ...{ classId: '7b', yearId: 'y1', subjectId: 'math', value, givenAt: NOON, changes: [] },
    ...more,
  });
  const finalsOf = (_id: string, ...finals: ReturnType<typeof final>[]) => ({
    ...{ _id, schoolId: 'school1', terms: {} },
    finals: Object.fromEntries(
      finals.map((one) => [fieldOf([one.classId, one.yearId, one.subjectId].join('.')), one]),
    ),
  });

  test('count final grades, on the scale of the last page, and who has none is unmarked', async () => {
    const reads = readsOf(listed, undefined, [finalsOf('anna', final('5')), finalsOf('boris', final('3'))]);
    expect(rowsBy('teacher', await assessed(reads, NOON, { yearId: 'y1' }), (id) => id)).toMatchObject([
      { id: 'petrova', counted: 2, quality: 50, training: 68, unmarked: 1 },
    ]);
  });

  test('count the grade that the pupil’s own class gave, and none of another year', async () => {
    const others = [final('2', { classId: '7a' }), final('5'), final('2', { yearId: 'y0' })];
    const reads = readsOf(listed, undefined, [finalsOf('anna', ...others)]);
    const found = await assessed(reads, NOON, { yearId: 'y1' });
    expect(found.assessments.filter(({ pupilId }) => pupilId === 'anna')).toMatchObject([
      { subjectId: 'math', value: '5', level: 'excellent', scale: FIVE_POINT },
    ]);
  });
});

test('the lists name pupils with their class, and the subjects for which', async () => {
  const beside = { ...termGradeGiven('vera', '3').data, proposed: '2' };
  const events = [
    ...listed,
    ...[termGradeGiven('anna', '5'), termGradeGiven('boris', '2')],
    { type: 'TermGradeGiven', data: beside } as const,
  ];
  const found = await assessed(readsOf(events));
  const math = [{ id: 'math', title: 'Mathematics' }];
  const named = (id: string) => ({ id, name: id.toUpperCase(), class: '7B' });
  const pupilOf = pupilIn(found, (id) => id.toUpperCase());
  expect(listsOf(gradesByPupil(found), pupilOf, () => 'Mathematics')).toEqual({
    excellent: [{ ...named('anna'), subjects: [] }],
    oneShort: [],
    atRisk: [{ ...named('vera'), subjects: math }],
    failing: [{ ...named('boris'), subjects: math }],
  });
});

test('pages are those of the school alone', async () => {
  const { pages } = await assessed(readsOf(listed));
  expect(pages.map(({ _id }) => _id)).toEqual([PAGE]);
});
