import { describe, expect, test } from '@jest/globals';
import { idInLesson, lessonIdOf } from '../../src/journal/page/page-ids.values.js';
import {
  MONDAY,
  PAGE,
  pageOpened,
  pupilListed,
  TERM,
  TUESDAY,
} from '../../src/journal/page/page.examples.js';
import { connected, schoolId, subjectAdded, term } from '../../src/school/school.examples.js';
import type { TestPlanned, TestWithdrawn } from '../../src/test-plan/test-plan.events.js';
import { readsOf } from '../../test/support/folded-reads.js';
import { there } from '../../test/support/there.js';
import { schools } from '../schools/school.projection.js';
import type { KnownOfSchool } from './known.js';
import { testsIn } from './tests.js';

const planned = (date: string): TestPlanned => {
  const lessonId = lessonIdOf(PAGE, date, 2);
  const testId = idInLesson(lessonId, 't');
  return { type: 'TestPlanned', data: { pageId: PAGE, testId, lessonId, date, number: 2, title: date } };
};
const withdrawn = (date: string): TestWithdrawn => ({ ...planned(date), type: 'TestWithdrawn' });
const history = [
  connected,
  { type: 'TermDefined', data: { ...term, termId: 'q2', ...TERM } } as const,
  subjectAdded,
  pageOpened(),
  pupilListed('anna'),
  pupilListed('boris', TUESDAY),
  planned(MONDAY),
  planned(TUESDAY),
  planned('2026-11-25'),
  withdrawn('2026-11-25'),
];
const nothing: KnownOfSchool = {
  whole: new Set(),
  ...{ classIds: new Set(), meetingClassIds: new Set(), ownMeetingClassIds: new Set(), groupIds: new Set() },
  ...{ taughtGroupIds: new Set(), pupils: [], teacherIds: new Set(), isParent: false, personId: 'nobody' },
};
const child = (pupilId: string) => ({ pupilId, groupIds: ['7b'] });
const days = { from: '2026-11-23', to: '2026-11-29' };
const shownTo = async (known: Partial<KnownOfSchool>, asked = days, isOfClass = (_: string) => true) => {
  const reads = readsOf(history);
  const school = there(await reads.get(schools, schoolId), 'school');
  const of = { schoolId, days: asked, classId: undefined };
  const tests = await testsIn(reads, school, { ...nothing, ...known }, of, isOfClass);
  return tests.map(({ title, pupilIds }) => [title, pupilIds]);
};

describe('The tests of a calendar', () => {
  test('are for a family those that stand in the diary: from the day on which the child came', async () => {
    expect(await shownTo({ pupils: [child('boris')] })).toEqual([[TUESDAY, ['boris']]]);
    expect(await shownTo({ pupils: [child('anna'), child('boris')] })).toEqual([
      [MONDAY, ['anna']],
      [TUESDAY, ['anna', 'boris']],
    ]);
  });

  test('are for a teacher those of the groups that are taught', async () => {
    const all = [
      [MONDAY, undefined],
      [TUESDAY, undefined],
    ];
    expect(await shownTo({ taughtGroupIds: new Set(['7b']) })).toEqual(all);
    expect(await shownTo({ taughtGroupIds: new Set(['7c']), groupIds: new Set(['7b']) })).toEqual([]);
    expect(await shownTo({ whole: new Set(['tests']) })).toEqual(all);
  });

  test('are none for whoever has nothing to do with them', async () => {
    expect(await shownTo({})).toEqual([]);
    expect(await shownTo({ whole: new Set(['activities', 'occasions', 'meetings']) })).toEqual([]);
  });

  test('are those of the days and the class that are asked for', async () => {
    const known = { whole: new Set(['tests'] as const) };
    expect(await shownTo(known, { from: TUESDAY, to: TUESDAY })).toEqual([[TUESDAY, undefined]]);
    expect(await shownTo(known, { from: '2027-01-11', to: '2027-01-17' })).toEqual([]);
    expect(await shownTo(known, days, (groupId) => groupId === '7c')).toEqual([]);
  });

  test('have the titles of subject and group', async () => {
    const reads = readsOf(history);
    const school = there(await reads.get(schools, schoolId), 'school');
    const known: KnownOfSchool = { ...nothing, whole: new Set(['tests']) };
    const [told] = await testsIn(reads, school, known, { schoolId, days, classId: undefined }, () => true);
    expect(told).toMatchObject({ pageId: PAGE, number: 2, subject: { id: 'math', title: 'Mathematics' } });
  });
});
