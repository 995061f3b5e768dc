import type { AttachedFile } from './journal-page.js';
import type { RemarkKind } from './diary.js';
import { request } from './request.js';

const ofPage = (pageId: string, what: string) => `/api/journal/pages/${encodeURIComponent(pageId)}/${what}`;
const ofHomework = (homeworkId: string, what: string) =>
  `/api/journal/homework/${encodeURIComponent(homeworkId)}/${what}`;
const ofLesson = (lessonId: string, what: string) =>
  `/api/journal/lessons/${encodeURIComponent(lessonId)}/${what}`;

interface Remark {
  readonly lessonId: string;
  readonly pupilId: string;
  readonly kind: RemarkKind;
  readonly text: string;
  readonly visibleTo: 'guardian' | 'guardianAndPupil';
}

export const makeRemark = (pageId: string, remark: Remark, key: string) =>
  request(ofPage(pageId, 'remarks'), { method: 'POST', body: remark, key });

interface Debt {
  readonly pupilId: string;
  readonly work: string;
  readonly dueOn?: string;
  readonly comment?: string;
}

export const markDebt = (pageId: string, lessonId: string, debt: Debt, key: string) =>
  request(ofPage(pageId, 'debts'), { method: 'POST', body: { lessonId, debts: [debt] }, key });

export const withdrawHomework = (homeworkId: string, reason: string) =>
  request(ofHomework(homeworkId, 'withdrawal'), { method: 'POST', body: { reason } });

/** Sends a file, to go with homework. @returns as what it goes with it. */
export async function attachToHomework(file: File): Promise<AttachedFile> {
  const answer = await request('/api/files', { method: 'POST', file });
  return { fileId: (answer as AttachedFile).fileId, name: file.name };
}

interface LessonAt {
  readonly date: string;
  readonly number: number;
}

export const cancelLesson = (pageId: string, { date, number }: LessonAt, reason: string) =>
  request(ofPage(pageId, 'lessons/cancellation'), { method: 'POST', body: { date, number, reason } });

export const assignSubstitute = (pageId: string, { date, number }: LessonAt, teacherId: string) =>
  request(ofPage(pageId, 'substitutes'), { method: 'POST', body: { date, number, teacherId } });

export const releaseSubstitute = (lessonId: string, teacherId: string) =>
  request(ofLesson(lessonId, 'substitutes/release'), { method: 'POST', body: { teacherId } });

export const reinstateLesson = (lessonId: string) =>
  request(ofLesson(lessonId, 'reinstatement'), { method: 'POST', body: {} });
