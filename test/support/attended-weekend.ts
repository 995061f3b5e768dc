import type {
  ClassAttendance,
  PupilAttendance,
  SchoolAttendance,
} from '../../projections/attendance-report/answer.js';
import type { ClassesAnswer } from '../../projections/schools/queries.js';
import type { Me } from '../../src/access/me.js';
import { addDays, mondayOf, type CivilDate } from '../../src/school/civil-date.values.js';
import type { RunningSchool } from './running-school.js';
import { schoolDayOf, type SchoolDay } from './school-day.js';
import type { ServedReport } from './served-report.js';
import { expectStatus, positionOf, type Answer, type Headed, type Visitor } from './visitor.js';

interface By {
  readonly who?: Visitor;
  /** Of another pupil or class than the child and the child's class. */
  readonly id?: string;
  readonly headers?: Headed;
}

/**
 * Two days on which the sample has no lessons, with five that are recorded: the child misses Saturday’s two and
 * Sunday’s first without a reason, and comes late to Sunday’s second; another pupil is ill in Saturday’s first.
 */
export interface AttendedWeekend {
  readonly day: SchoolDay;
  readonly head: Visitor;
  readonly schoolId: string;
  /** The child's. */
  readonly classId: string;
  readonly otherClassId: string;
  readonly saturday: CivilDate;
  readonly sunday: CivilDate;
  /** The query for both days. */
  readonly weekend: string;
  /** Shows the absences to whoever asks for it. */
  readonly written: Headed;
  readonly lessonOn: (date: CivilDate, number: number) => string;
  /** The teacher writes in the page. */
  readonly inPage: (path: string, body: object) => Promise<Answer<{ lessonId: string }>>;
  readonly ofPupil: (query: string, by?: By) => Promise<Answer<ServedReport<PupilAttendance>>>;
  readonly ofClass: (query: string, by?: By) => Promise<Answer<ServedReport<ClassAttendance>>>;
  readonly ofSchool: (query: string, by?: Omit<By, 'id'>) => Promise<Answer<ServedReport<SchoolAttendance>>>;
}

/** The headers by which a read shows what an answer says was written. */
export const after = (answer: Answer): Headed => ({ 'X-Journal-Position': positionOf(answer) });

export const attendedWeekendIn = async (school: RunningSchool): Promise<AttendedWeekend> => {
  const day = await schoolDayOf(school);
  const head = await school.signIn('deputyHead');
  const schoolId = (await head.get<Me>('/api/me')).body.schools[0]?.id ?? '';
  const { classes } = expectStatus(
    200,
    await head.get<ClassesAnswer>(`/api/schools/${schoolId}/classes`),
  ).body;
  const isOwn = ({ pupils }: ClassesAnswer['classes'][number]) =>
    pupils.some(({ id }) => id === day.child.id);
  const classId = classes.find(isOwn)?.classId ?? '';
  const otherClassId = classes.find((one) => !isOwn(one))?.classId ?? '';
  const saturday = addDays(mondayOf(addDays(day.today, 1)), -2);
  const sunday = addDays(saturday, 1);
  const inPage: AttendedWeekend['inPage'] = (path, body) =>
    day.teacher.post(`/api/journal/pages/${day.pageId}/${path}`, body);
  const lessonIds = new Map<string, string>();
  const lessonOn = (date: CivilDate, number: number) => lessonIds.get(`${date} ${number.toString()}`) ?? '';
  for (const [date, count] of [
    [saturday, 2],
    [sunday, 3],
  ] as const) {
    for (let number = 1; number <= count; number++) {
      const { body } = expectStatus(201, await inPage('lessons', { date, number, topic: 'Rehearsal' }));
      lessonIds.set(`${date} ${number.toString()}`, body.lessonId);
    }
  }
  const { id: pupilId } = day.child;
  const absent = { pupilId, code: 'absent' };
  const record = async (date: CivilDate, number: number, ...absences: object[]) =>
    expectStatus(201, await inPage('absences', { lessonId: lessonOn(date, number), absences }));
  await record(saturday, 1, absent, { pupilId: day.pupilIds[1], code: 'ill' });
  await record(saturday, 2, absent);
  await record(sunday, 1, absent);
  const last = await record(sunday, 2, { pupilId, code: 'late', minutes: 10 });
  return {
    ...{ day, head, schoolId, classId, otherClassId, saturday, sunday },
    ...{ weekend: `from=${saturday}&to=${sunday}`, written: after(last), lessonOn, inPage },
    ofPupil: (query, { who = day.guardian, id = pupilId, headers = {} } = {}) =>
      who.get(`/api/pupils/${id}/attendance?${query}`, headers),
    ofClass: (query, { who = head, id = classId, headers = {} } = {}) =>
      who.get(`/api/classes/${id}/attendance?${query}`, headers),
    ofSchool: (query, { who = head, headers = {} } = {}) =>
      who.get(`/api/schools/${schoolId}/attendance?${query}`, headers),
  };
};
