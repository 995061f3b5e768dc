import { randomUUID } from 'node:crypto';
import type { Diary } from '../../projections/diary-week/answer.js';
import type { JournalPage } from '../../projections/journal-page/answer.js';
import type { Me } from '../../src/access/me.js';
import { dateIn, weekOf, type CivilDate } from '../../src/school/civil-date.values.js';
import { runJournal } from './command-line.js';
import type { RunningSchool } from './running-school.js';
import { expectStatus, Visitor, type Answer } from './visitor.js';

/** What is read, as it is served: the position as text, and nothing of the inside. */
export type Served<Read> = Omit<Read, 'position' | 'head'> & { readonly position: string };
export type ServedDiary = Served<Diary> & { readonly week?: string };
export type ServedPage = Served<JournalPage>;

export interface GivenGrade {
  readonly gradeId: string;
  readonly pupilId: string;
  readonly value: string;
}

/** The sample's examples around one child today: who they are, and the page that the teacher writes in. */
export interface SchoolDay {
  readonly guardian: Visitor;
  readonly pupil: Visitor;
  readonly teacher: Visitor;
  readonly child: Me['children'][number];
  readonly today: CivilDate;
  readonly pageId: string;
  /** Everybody who stands on the page today, the child first. */
  readonly pupilIds: readonly string[];
  /** Codes of the kinds of work that the page knows. */
  readonly works: readonly string[];
}

export const schoolDayOf = async (school: RunningSchool): Promise<SchoolDay> => {
  const [guardian, pupil, teacher] = await Promise.all([
    school.signIn('guardian'),
    school.signIn('pupil'),
    school.signIn('teacher'),
  ]);
  const [{ body: family }, { body: staff }] = await Promise.all([
    guardian.get<Me>('/api/me'),
    teacher.get<Me>('/api/me'),
  ]);
  const [child] = family.children;
  if (!child) throw new Error('The guardian of the sample has no child');
  const today = dateIn(staff.schools[0]?.timeZone ?? 'UTC', new Date().toISOString());
  for (const { pageId, from, to } of staff.pages) {
    if (today < from || today > to) continue;
    const { body: page } = expectStatus(200, await teacher.get<ServedPage>(`/api/journal/pages/${pageId}`));
    const there = page.pupils.filter((one) => one.from <= today && (one.to ?? today) >= today);
    if (!there.some(({ id }) => id === child.id)) continue;
    const others = there.map(({ id }) => id).filter((id) => id !== child.id);
    const works = page.works.map(({ code }) => code);
    return { guardian, pupil, teacher, child, today, pageId, pupilIds: [child.id, ...others], works };
  }
  throw new Error('The teacher of the sample does not teach the child today');
};

/** Records a lesson of today, whose number in the day no other one has. */
export const recordLesson = async (
  { teacher, pageId, today }: SchoolDay,
  number: number,
  topic = 'Rehearsal',
): Promise<string> => {
  const path = `/api/journal/pages/${pageId}/lessons`;
  const answer = await teacher.post<{ lessonId: string }>(path, { date: today, number, topic });
  return expectStatus(201, answer).body.lessonId;
};

export interface GradeEntry {
  readonly pupilId: string;
  readonly work: string;
  readonly value: string;
  readonly comment?: string;
  readonly madeUpOn?: string;
  readonly debtId?: string;
}

export const giveGrades = (
  { teacher, pageId }: Pick<SchoolDay, 'teacher' | 'pageId'>,
  lessonId: string,
  grades: readonly GradeEntry[],
  key: string = randomUUID(),
): Promise<Answer<{ grades: readonly GivenGrade[] }>> =>
  teacher.post(`/api/journal/pages/${pageId}/grades`, { lessonId, grades }, { 'Idempotency-Key': key });

/** Gives the child a grade. @returns it, and the position from which on a read shows it. */
export const giveGrade = async (
  day: SchoolDay,
  lessonId: string,
  value: string,
  work = day.works[0] ?? '',
): Promise<GivenGrade & { readonly position: string }> => {
  const { headers, body } = expectStatus(
    201,
    await giveGrades(day, lessonId, [{ pupilId: day.child.id, work, value }]),
  );
  const [given] = body.grades;
  if (!given) throw new Error('No grade was given');
  return { ...given, position: headers.get('X-Journal-Position') ?? '' };
};

export const correctGrade = (
  { teacher }: Pick<SchoolDay, 'teacher'>,
  gradeId: string,
  value: string,
  reason: string,
): Promise<Answer<{ gradeId: string; value: string }>> =>
  teacher.post(`/api/journal/grades/${gradeId}/correction`, { value, reason });

/** How far the log has come: a read that asks for it shows whatever was written before. */
export const newestPosition = async (anybody: Visitor): Promise<string> =>
  (await anybody.get<{ position: string }>('/health')).body.position;

/** The child's diary of this week, as of a position where one is asked for. */
export const readDiary = async (
  { child, today }: Pick<SchoolDay, 'child' | 'today'>,
  reader: Visitor,
  position?: string,
): Promise<ServedDiary> => {
  const path = `/api/pupils/${child.id}/diary?week=${weekOf(today)}`;
  const headers = position === undefined ? {} : { 'X-Journal-Position': position };
  return expectStatus(200, await reader.get<ServedDiary>(path, headers)).body;
};

export const gradesIn = (diary: ServedDiary) =>
  diary.days.flatMap(({ lessons }) => lessons.flatMap(({ grades }) => grades));

/** Of everybody whom `letIn` lets in. */
export const PASSWORD = 'correct horse battery';

/** Somebody of the roster, whom the operator gives a password, once signed in. */
export const letIn = async (school: RunningSchool, username: string): Promise<Visitor> => {
  const { code, stderr } = await runJournal(['password', username], school.dataDir, `${PASSWORD}\n`);
  if (code !== 0) throw new Error(`${username} gets no password: ${stderr}`);
  const visitor = new Visitor(school.url);
  await visitor.signIn(username, PASSWORD);
  return visitor;
};
