import { DomainError } from '../../eventing/domain-error.js';
import { own } from '../../school/plain-data.values.js';
import { lessonByNow, mustBe, mustHaveToAsk } from './authority.rules.js';
import { Faults } from './faults.values.js';
import {
  aboutGrade,
  annulGrade,
  annulled,
  correctGrade,
  corrected,
  giveGrades,
  gradeAlreadyGiven,
  standingGrade,
} from './grades.rules.js';
import type { LateCorrectionRequested } from './late-request.events.js';
import type { CommandOf, Writing } from './page.command.js';
import type { PageEvent } from './page.events.js';
import type { LateRequest, OpenPage, Page } from './page.state.js';

type Requested = LateCorrectionRequested['data'];
type AskedChange = Omit<Requested, 'requestId' | 'teacherId' | 'reason'>;

/** A teacher asks for what a deputy head could write: whatever makes no sense is refused before it is asked for. */
export const requestLateCorrection = (
  command: CommandOf<'RequestLateCorrection'>,
  page: OpenPage,
): PageEvent[] => {
  const { requestId, reason, by } = command;
  const change = changeAsked(command, page);
  if (Object.values(page.lateRequests).some(({ asked, open }) => open && isOfTheSame(asked, change))) {
    throw new DomainError(
      'late-request-open',
      'A late correction of this grade is asked for already. Wait for the answer, or withdraw it.',
      'conflict',
    );
  }
  if (own(page.lateRequests, requestId)) {
    throw new DomainError('late-request-id-taken', 'This id is the one of another request.', 'conflict');
  }
  return [
    { type: 'LateCorrectionRequested', data: { ...change, requestId, teacherId: by.personId, reason } },
  ];
};

const changeAsked = (command: CommandOf<'RequestLateCorrection'>, page: OpenPage): AskedChange => {
  const { change, reason } = command;
  if (change.what === 'give') return gradeAsked(command, change, page);
  const standing = standingGrade(page, change.gradeId);
  mustHaveToAsk(page, command, aboutGrade(standing));
  if (change.what === 'correct') {
    const { late: _, reason: _why, ...asked } = corrected(page, standing, { ...change, reason }, true).data;
    return asked;
  }
  const {
    late: _,
    reason: _why,
    value,
    ...asked
  } = annulled(page, standing, { ...change, reason }, true).data;
  return { ...asked, from: value };
};

const gradeAsked = (
  writing: Writing,
  { lessonId, grade }: Extract<CommandOf<'RequestLateCorrection'>['change'], { what: 'give' }>,
  page: OpenPage,
): AskedChange => {
  const { by, today } = writing;
  const { date } = lessonByNow(page, lessonId, today);
  // A debt that is settled today is within the days for changes of today.
  const windowFrom = grade.madeUpOn ?? (grade.debtId === undefined ? date : today);
  mustHaveToAsk(page, writing, { date, lessonId, windowFrom });
  const asHead = { by: { personId: by.personId, role: 'deputyHead' }, today } as const;
  const [given] = giveGrades(
    { kind: 'GiveGrades', ...asHead, lessonId, grades: [grade] },
    page,
    new Faults(),
  );
  if (given?.type !== 'GradeGiven') throw gradeAlreadyGiven();
  const { late: _, value, ...asked } = given.data;
  return { ...asked, to: value };
};

/** Of the same grade, or of a new one for the same work of the pupil in the lesson. */
const isOfTheSame = (one: AskedChange, other: AskedChange): boolean =>
  one.gradeId === other.gradeId ||
  (one.from === undefined && other.from === undefined && cellOf(one) === cellOf(other));

const cellOf = ({ lessonId, pupilId, work }: AskedChange): string => `${lessonId} ${pupilId} ${work.code}`;

/**
 * Writes what was asked for, by the same rules as if the deputy head had come upon it: what can't be written any more
 * is refused by name, and stays open.
 */
export const approveLateCorrection = (
  command: CommandOf<'ApproveLateCorrection'>,
  page: OpenPage,
): PageEvent[] => {
  const asked = openFor(command, page);
  const written = asWritten(asked, command, page);
  if (written.length === 0) throw gradeAlreadyGiven();
  return [...written.map(atRequest(asked)), { type: 'LateCorrectionApproved', data: placeOf(asked) }];
};

export const refuseLateCorrection = (
  command: CommandOf<'RefuseLateCorrection'>,
  page: OpenPage,
): PageEvent[] => {
  const data = { ...placeOf(openFor(command, page)), reason: command.reason };
  return [{ type: 'LateCorrectionRefused', data }];
};

export const withdrawLateCorrection = (
  { requestId, by }: CommandOf<'WithdrawLateCorrection'>,
  page: OpenPage,
): PageEvent[] => {
  const { asked, open } = requestIn(page, requestId);
  if (asked.teacherId !== by.personId) {
    throw new DomainError('not-your-request', 'Whoever asked for it withdraws it.', 'forbidden');
  }
  if (!open) throw decided();
  return [{ type: 'LateCorrectionWithdrawn', data: placeOf(asked) }];
};

/** @throws DomainError `not-for-your-role`, `late-request-not-found`, `own-request`, `late-request-decided`. */
const openFor = (
  { by, requestId }: CommandOf<'ApproveLateCorrection' | 'RefuseLateCorrection'>,
  page: OpenPage,
): Requested => {
  mustBe(by, 'deputyHead');
  const { asked, open } = requestIn(page, requestId);
  if (asked.teacherId === by.personId) {
    throw new DomainError(
      'own-request',
      'You asked for it yourself. Another deputy head decides on it.',
      'forbidden',
    );
  }
  if (!open) throw decided();
  return asked;
};

const requestIn = ({ lateRequests }: Page, requestId: string): LateRequest => {
  const request = own(lateRequests, requestId);
  if (request) return request;
  throw new DomainError('late-request-not-found', 'There is no such request.', 'not-found');
};

const decided = (): DomainError =>
  new DomainError('late-request-decided', 'The request is decided on, or withdrawn.', 'conflict');

const asWritten = (asked: Requested, writing: Writing, page: OpenPage): PageEvent[] => {
  const { lessonId, gradeId, pupilId, work, from, to, madeUpOn, settles, reason } = asked;
  const { by, today, isUnconfirmed } = writing;
  const who = { by, today, ...(isUnconfirmed === undefined ? {} : { isUnconfirmed }) };
  const seen = from === undefined ? {} : { from };
  if (to === undefined) return annulGrade({ kind: 'AnnulGrade', ...who, gradeId, ...seen, reason }, page);
  if (from !== undefined) {
    return correctGrade({ kind: 'CorrectGrade', ...who, gradeId, from, value: to, reason }, page);
  }
  const grade = {
    ...{ gradeId, pupilId, work: work.code, value: to },
    ...(madeUpOn === undefined ? {} : { madeUpOn }),
    ...(settles === undefined ? {} : { debtId: settles }),
  };
  return giveGrades({ kind: 'GiveGrades', ...who, lessonId, grades: [grade] }, page, new Faults());
};

/** With who asked for it and, where it is a new grade, why. */
const atRequest =
  ({ requestId, teacherId, reason }: Requested) =>
  (event: PageEvent): PageEvent => {
    const asked = { requestId, teacherId };
    switch (event.type) {
      case 'GradeGiven':
        return { ...event, data: { ...event.data, asked, reason } };
      case 'GradeCorrected':
        return { ...event, data: { ...event.data, asked } };
      case 'GradeAnnulled':
        return { ...event, data: { ...event.data, asked } };
      default:
        return event;
    }
  };

const placeOf = ({ pageId, lessonId, date, gradeId, pupilId, requestId, teacherId }: Requested) => ({
  ...{ pageId, lessonId, date, gradeId, pupilId, requestId, teacherId },
});
