import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { frozen } from '../test/support/frozen.js';
import { folded } from '../test/support/projection-spec.js';
import { recorded } from '../test/support/recorded.js';
import type { DomainEvent } from '../src/eventing/decider.js';
import type { Recorded } from '../src/eventing/envelope.js';
import { comparePositions, type Position } from '../src/eventing/position.js';
import type { AnyProjection, ReadModel } from '../src/eventing/projection.js';
import {
  absenceReasonSet,
  absenceRecorded,
  absenceWithdrawn,
  aPageWithALesson,
  debtMarked,
  debtSettled,
  debtWithdrawn,
  editWindowExtended,
  gradeAnnulled,
  gradeCorrected,
  gradeGiven,
  gradesTakenOver,
  homeworkAmended,
  homeworkSet,
  homeworkWithdrawn,
  LESSON,
  lessonCancelled,
  lessonPlanned,
  lessonReinstated,
  MONDAY,
  nextLessonRecorded,
  oral,
  PAGE,
  pageClosed,
  pageReopened,
  pupilDelisted,
  REMARK,
  remarkMade,
  remarkWithdrawn,
  sealed,
  substituteAssigned,
  substituteReleased,
  TASK,
  teacherReleased,
  termGradeCorrected,
  termGradeGiven,
  topicChanged,
  workKindSet,
  written,
} from '../src/journal/page/page.examples.js';
import { lessonIdOf } from '../src/journal/page/page-ids.values.js';
import { USUAL_RATINGS } from '../src/school/ratings.values.js';
import { projections } from './all.js';

const LATER_LESSON = lessonIdOf(PAGE, '2026-12-01', 3);
const onRemark = { pupilId: 'anna', remarkId: REMARK, date: MONDAY, guardianId: 'mother' };
const filed = { pupilId: 'anna', yearId: 'y1', from: MONDAY, to: MONDAY, code: 'ill' };
const inMath = { classId: '7b', groupId: '7bm', yearId: 'y1', subjectId: 'math', pupilId: 'anna' };

/** Every kind of event that a read model knows: a school, its people, and a page that is written in. */
const story: readonly Recorded[] = (
  [
    {
      type: 'SchoolConnected',
      data: { schoolId: 'school1', title: 'Hill School', timeZone: 'Europe/Lisbon' },
    },
    { type: 'AcademicYearOpened', data: { schoolId: 'school1', yearId: 'y1' } },
    { type: 'AcademicYearChanged', data: { schoolId: 'school1', yearId: 'y1', title: '2026/27' } },
    { type: 'SchoolRenamed', data: { schoolId: 'school1', title: 'Hill Lyceum' } },
    { type: 'TermDefined', data: { schoolId: 'school1', termId: 'q2', yearId: 'y1' } },
    { type: 'SubjectAdded', data: { schoolId: 'school1', subjectId: 'math', title: 'Mathematics' } },
    { type: 'ScaleDefined', data: { schoolId: 'school1', scale: { min: 2, max: 5 } } },
    { type: 'WorkKindDefined', data: { schoolId: 'school1', work: written, from: '2026-09-01' } },
    { type: 'RoundingSet', data: { schoolId: 'school1', rounding: { kind: 'halfUp' } } },
    { type: 'EditWindowSet', data: { schoolId: 'school1', days: 7 } },
    { type: 'RatingsSet', data: { schoolId: 'school1', ratings: USUAL_RATINGS } },
    { type: 'CorrectionReasonListed', data: { schoolId: 'school1', code: 'recounted', title: 'Recounted' } },
    { type: 'CorrectionReasonDelisted', data: { schoolId: 'school1', code: 'recounted' } },
    { type: 'ClassFormed', data: { classId: '7b', schoolId: 'school1', title: '7B' } },
    { type: 'ClassFormed', data: { classId: '7a', schoolId: 'school1', title: '7A' } },
    { type: 'GroupFormed', data: { classId: '7bm', schoolId: 'school1', title: '7B', subjectId: 'math' } },
    { type: 'ClassRenamed', data: { classId: '7b', title: '7V' } },
    { type: 'ClassTeacherAssigned', data: { classId: '7b', teacherId: 'petrova', from: '2026-09-01' } },
    { type: 'ClassTeacherReleased', data: { classId: '7b', teacherId: 'petrova', until: '2026-12-01' } },
    { type: 'PersonRegistered', data: { personId: 'anna', personal: {}, digest: 'd', internet: true } },
    { type: 'GuardianLinked', data: { personId: 'anna', guardianId: 'mother' } },
    { type: 'GuardianLinked', data: { personId: 'anna', guardianId: 'father' } },
    { type: 'PersonalDataChanged', data: { personId: 'anna', personal: {}, digest: 'e', internet: false } },
    { type: 'AccountIssued', data: { accountId: 'a1', personId: 'mother', roles: [] } },
    { type: 'RolesChanged', data: { accountId: 'a1', roles: [{ role: 'guardian', schoolId: 'school1' }] } },
    { type: 'PupilEnrolled', data: { classId: '7b', pupilId: 'anna', from: '2026-09-01' } },
    ...aPageWithALesson,
    nextLessonRecorded(),
    topicChanged('Fractions', 'Powers'),
    homeworkSet({ dueOn: '2026-11-30' }),
    gradeGiven('4'),
    gradeGiven('5', { work: written }),
    absenceRecorded('boris', 'late', { minutes: 5 }),
    gradeCorrected('4', '5'),
    gradeCorrected('5', '3'),
    gradeAnnulled('3'),
    debtMarked(),
    debtSettled(),
    debtMarked({ debtId: `${LESSON}.d2`, pupilId: 'boris' }),
    debtWithdrawn({ debtId: `${LESSON}.d2`, pupilId: 'boris' }),
    absenceRecorded('anna'),
    absenceReasonSet('absent', 'ill'),
    absenceWithdrawn('absent'),
    homeworkAmended({ ...TASK, dueOn: '2026-12-07' }, { from: { ...TASK, dueOn: '2026-11-30' } }),
    homeworkWithdrawn({ task: { ...TASK, dueOn: '2026-12-07' } }),
    lessonPlanned({ lessonId: LATER_LESSON, date: '2026-12-01', number: 3 }),
    substituteAssigned(),
    substituteReleased(),
    lessonCancelled({ lessonId: LATER_LESSON, date: '2026-12-01', number: 3 }),
    lessonReinstated({ lessonId: LATER_LESSON, date: '2026-12-01' }),
    remarkMade(),
    { type: 'RemarkAcknowledged', data: { ...onRemark, seen: '9/9' } },
    { type: 'RemarkAnswered', data: { ...onRemark, text: sealed('Thank you') } },
    remarkWithdrawn(),
    { type: 'WeekAcknowledged', data: { ...onRemark, week: '2026-W48', seen: '9/9' } },
    { type: 'CertificateFiled', data: { ...filed, filedId: 'c1', filedBy: 'nurse' } },
    { type: 'GuardianNoteFiled', data: { ...filed, filedId: 'n1', guardianId: 'mother' } },
    { type: 'FiledReasonWithdrawn', data: { ...filed, filedId: 'n1', reason: sealed('Wrong day') } },
    { type: 'DayAbsenceRecorded', data: { pupilId: 'anna', yearId: 'y1', date: MONDAY, code: 'absent' } },
    {
      type: 'DayAbsenceWithdrawn',
      data: { pupilId: 'anna', yearId: 'y1', date: MONDAY, reason: sealed('Came after all') },
    },
    workKindSet({ ...oral, weight: 2 }, '2026-12-01'),
    editWindowExtended('2026-12-20'),
    gradesTakenOver([{ gradeId: 'g1', date: MONDAY, work: oral, value: '5' }]),
    termGradeGiven('anna', '4'),
    termGradeCorrected('4', '5'),
    pageClosed,
    pageReopened,
    { type: 'FinalGradeGiven', data: { ...inMath, value: '4' } },
    {
      type: 'FinalGradeCorrected',
      data: { ...inMath, from: '4', to: '5', reason: { code: 'recounted' }, late: true },
    },
    pupilDelisted('boris', '2026-12-01'),
    teacherReleased('petrova', '2026-12-01'),
    { type: 'GuardianUnlinked', data: { personId: 'anna', guardianId: 'father' } },
    { type: 'PupilWithdrawn', data: { classId: '7b', pupilId: 'anna', until: '2026-12-01' } },
    { type: 'PupilEnrolled', data: { classId: '7a', pupilId: 'anna', from: '2026-12-02' } },
    {
      type: 'PupilTransferred',
      data: { classId: '7a', pupilId: 'anna', until: '2026-12-09', toClassId: '7b' },
    },
    { type: 'AccessEnded', data: { accountId: 'a1' } },
  ] satisfies DomainEvent[]
).map((event, index) => frozen(recorded<DomainEvent>(event, index + 1)));

/** Folds as the engine does: a document that has seen an event, or a later one, is left as it is. */
const deliver = (
  projection: AnyProjection,
  events: readonly Recorded[],
  documents = new Map<string, ReadModel & { readonly position: Position }>(),
) => {
  for (const event of events.filter(({ type }) => projection.handles.includes(type))) {
    for (const id of projection.idsOf(event)) {
      const current = documents.get(id);
      if (current && comparePositions(event.position, current.position) <= 0) continue;
      documents.set(id, frozen({ ...projection.evolve(current, event, id), position: event.position }));
    }
  }
  return documents;
};

describe('every projection', () => {
  test('has a name of its own, and meets every event that it handles in this story', () => {
    expect(new Set(projections.map(({ name }) => name)).size).toBe(projections.length);
    const told = new Set(story.map(({ type }) => type));
    for (const { handles } of projections) for (const type of handles) expect(told).toContain(type);
  });

  test('comes to the same documents however often and from wherever what it saw is delivered again', () => {
    const crash = fc.record({ after: fc.nat(story.length), from: fc.nat(story.length) });
    fc.assert(
      fc.property(
        fc.constantFrom(...projections),
        fc.array(crash, { maxLength: 5 }),
        (projection, crashes) => {
          const documents = deliver(projection, []);
          let seen = 0;
          for (const { after, from } of crashes) {
            const next = Math.max(seen, after);
            deliver(projection, story.slice(Math.min(from, seen), next), documents);
            seen = next;
          }
          deliver(projection, story.slice(seen), documents);
          expect(documents).toEqual(deliver(projection, story));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('makes documents that carry the id they are stored under, and nothing that a store would not take', () => {
    for (const projection of projections) {
      for (const [id, document] of folded(projection, story)) {
        expect(document._id).toBe(id);
        for (const name of fieldNames(document)) expect(name).not.toMatch(/^\$|\.|\0/);
        expect(JSON.parse(JSON.stringify(document))).toEqual(document);
      }
    }
  });
});

const fieldNames = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? [
        ...(Array.isArray(value) ? [] : Object.keys(value)),
        ...Object.values(value).flatMap((each: unknown) => fieldNames(each)),
      ]
    : [];
