import { fieldOf, idOfField } from '../../src/journal/page/page-ids.values.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import type { WorkKind } from '../../src/school/scale.values.js';
import { countedAbsence } from '../attendance/queries.js';
import type { Attendance } from '../attendance/read-model.js';
import { reasonTold, type Open } from '../reason-told.js';
import type { SchoolDocument } from '../schools/read-model.js';
import type {
  DiaryAbsence,
  DiaryAudience,
  DiaryDebt,
  DiaryGrade,
  DiaryLesson,
  DiaryRemark,
} from './answer.js';
import type { PupilWeek, WeekDebt, WeekGrade, WeekRemark } from './read-model.js';

/** What opens and names things for the one who reads. */
export interface Telling {
  readonly school: SchoolDocument | undefined;
  readonly attendance: Attendance | undefined;
  readonly audience: DiaryAudience;
  readonly open: Open;
  readonly nameOf: (personId: string) => string;
}

/** Everybody who is named in what a pupil's week says. */
export const peopleIn = ({ remarks, acknowledgements }: PupilWeek): string[] => [
  ...Object.keys(acknowledgements).map(idOfField),
  ...Object.values(remarks).flatMap((remark) => [
    remark.by,
    ...Object.keys(remark.acknowledgements).map(idOfField),
    ...remark.answers.map(({ guardianId }) => guardianId),
  ]),
];

/** Whether anything of the pupil's own stands in a lesson. */
export const hasOwn = ({ absences, grades, debts, remarks }: PupilWeek, lessonId: string): boolean =>
  absences[fieldOf(lessonId)] !== undefined ||
  inLesson<WeekGrade | WeekDebt | WeekRemark>({ ...grades, ...debts, ...remarks }, lessonId).length > 0;

/** A lesson with what stands in it for the pupil alone. */
export const withPupilsOwn = async (
  lesson: DiaryLesson,
  date: CivilDate,
  week: PupilWeek,
  telling: Telling,
): Promise<DiaryLesson> => {
  const { lessonId } = lesson;
  const absence = week.absences[fieldOf(lessonId)];
  const remarks = inLesson(week.remarks, lessonId).filter(({ entry }) => isFor(entry, telling.audience));
  return {
    ...lesson,
    grades: await Promise.all(
      inLesson(week.grades, lessonId).map(({ id, entry }) => gradeTold(id, entry, telling)),
    ),
    debts: await Promise.all(
      inLesson(week.debts, lessonId).map(({ id, entry }) => debtTold(id, entry, telling)),
    ),
    ...(absence ? { absence: await absenceTold(absence, date, telling) } : {}),
    remarks: await Promise.all(remarks.map(({ id, entry }) => remarkTold(id, entry, telling))),
  };
};

const inLesson = <Entry extends { readonly lessonId: string }>(
  entries: Readonly<Record<string, Entry>>,
  lessonId: string,
): { readonly id: string; readonly entry: Entry }[] =>
  Object.entries(entries).flatMap(([field, entry]) =>
    entry.lessonId === lessonId ? [{ id: idOfField(field), entry }] : [],
  );

const isFor = ({ visibleTo, withdrawn }: WeekRemark, audience: DiaryAudience): boolean =>
  !withdrawn && (audience === 'guardian' || visibleTo === 'guardianAndPupil');

const gradeTold = async (
  gradeId: string,
  { value, work, givenAt, comment, madeUpOn, late, changes }: WeekGrade,
  { school, open }: Telling,
): Promise<DiaryGrade> => {
  const last = changes.at(-1);
  const changed = last?.to === undefined ? 'annulled' : 'corrected';
  return {
    gradeId,
    value,
    work: workTold(work),
    status: last ? changed : 'given',
    givenAt,
    ...(comment ? { comment: await open(comment) } : {}),
    ...(madeUpOn === undefined ? {} : { madeUpOn }),
    ...(late ? { late } : {}),
    changes: await Promise.all(
      changes.map(async ({ reason, position: _place, ...change }) => ({
        ...change,
        reason: await reasonTold(reason, school, open),
      })),
    ),
  };
};

const debtTold = async (
  debtId: string,
  { work, dueOn, comment, markedAt }: WeekDebt,
  { open }: Telling,
): Promise<DiaryDebt> => ({
  debtId,
  work: workTold(work),
  ...(dueOn === undefined ? {} : { dueOn }),
  ...(comment ? { comment: await open(comment) } : {}),
  markedAt,
});

const absenceTold = async (
  absence: PupilWeek['absences'][string],
  date: CivilDate,
  { attendance, open }: Telling,
): Promise<DiaryAbsence> => {
  const { note, ...counted } = countedAbsence(absence, attendance, date);
  return note ? { ...counted, reason: await open(note) } : counted;
};

const remarkTold = async (
  remarkId: string,
  { kind, text, visibleTo, by, madeAt, acknowledgements, answers }: WeekRemark,
  { audience, open, nameOf }: Telling,
): Promise<DiaryRemark> => {
  const personOf = (id: string) => ({ id, name: nameOf(id) });
  return {
    ...{ remarkId, kind, text: await open(text), visibleTo, author: personOf(by), madeAt },
    acknowledgements: Object.entries(acknowledgements).map(([field, { at, signature }]) => ({
      guardian: personOf(idOfField(field)),
      at,
      ...(signature === undefined ? {} : { signature }),
    })),
    answers:
      audience === 'pupil'
        ? []
        : await Promise.all(
            answers.map(async (answer) => ({
              guardian: personOf(answer.guardianId),
              text: await open(answer.text),
              at: answer.at,
            })),
          ),
  };
};

const workTold = ({ title, abbreviation, weight }: WorkKind): DiaryGrade['work'] => ({
  title,
  abbreviation,
  weight,
});
