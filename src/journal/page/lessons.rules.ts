import { DomainError } from '../../eventing/domain-error.js';
import { isMemberOn } from '../../school/membership.values.js';
import { cancelled, mayWrite, mustBe, mustBeAsSeen, mustBeOpen } from './authority.rules.js';
import type { CommandOf } from './page.command.js';
import type { PageEvent } from './page.events.js';
import { markOf } from './place.values.js';
import { lessonIdOf } from './page-ids.values.js';
import type { Lesson, OpenPage } from './page.state.js';
import { own } from '../../school/plain-data.values.js';

export const planLesson = (command: CommandOf<'PlanLesson'>, page: OpenPage): PageEvent[] => {
  const { date, today } = command;
  const place = placeOf(command, page);
  mayWrite(page, command, { ...place, windowFrom: today });
  if (date < today) {
    throw new DomainError('lesson-in-past', 'A lesson is planned before its day. Record it.', 'rule', [
      { field: 'date', message: 'lies in the past' },
    ]);
  }
  const { besideTimetable } = command;
  return withTopic('LessonPlanned', command, page, false, besideTimetable ? { besideTimetable } : {});
};

export const recordLesson = (command: CommandOf<'RecordLesson'>, page: OpenPage): PageEvent[] => {
  const { date, today } = command;
  const late = mayWrite(page, command, placeOf(command, page));
  if (date > today) {
    throw new DomainError('lesson-in-future', 'A lesson is recorded on its day or later. Plan it.', 'rule', [
      { field: 'date', message: 'lies in the future' },
    ]);
  }
  return withTopic('LessonRecorded', command, page, late);
};

/** The lesson as planned or recorded, or with its new topic; nothing, where it is there as wanted. */
const withTopic = (
  type: 'LessonPlanned' | 'LessonRecorded',
  { number, topic, from, teacherId, ...at }: CommandOf<'PlanLesson' | 'RecordLesson'>,
  page: OpenPage,
  late = false,
  more: { readonly besideTimetable?: true } = {},
): PageEvent[] => {
  const { lesson, ...place } = placeOf({ ...at, number }, page);
  if (lesson?.cancelled === true) throw cancelled();
  const isThere = lesson?.stage === 'held' || (lesson?.stage === 'planned' && type === 'LessonPlanned');
  if (isThere && lesson.topic === topic) return [];
  mustBeAsSeen(from, lesson?.topic ?? '');
  if (!isThere) {
    const data = { ...place, number, topic, ...(teacherId === undefined ? {} : { teacherId }) };
    return [{ type, data: { ...data, ...more, ...markOf(late) } }];
  }
  return [{ type: 'TopicChanged', data: { ...place, from: lesson.topic, to: topic, ...markOf(late) } }];
};

export const cancelLesson = (command: CommandOf<'CancelLesson'>, page: OpenPage): PageEvent[] => {
  const { number, reason } = command;
  const { lesson, ...place } = placeOf(command, page);
  const late = mayWrite(page, command, place);
  if (lesson?.cancelled === true) return [];
  if (lesson && hasEntries(lesson)) {
    throw new DomainError(
      'lesson-has-entries',
      'Something was written in this lesson. Annul or withdraw it first.',
      'conflict',
    );
  }
  const why = reason === undefined ? {} : { reason };
  return [{ type: 'LessonCancelled', data: { ...place, number, ...why, ...markOf(late) } }];
};

export const reinstateLesson = (command: CommandOf<'ReinstateLesson'>, page: OpenPage): PageEvent[] => {
  const { lessonId } = command;
  const lesson = knownLesson(page, lessonId);
  const { date } = lesson;
  const late = mayWrite(page, command, { date, lessonId });
  if (!lesson.cancelled) return [];
  const place = { pageId: page.opened.pageId, lessonId, date };
  return [{ type: 'LessonReinstated', data: { ...place, ...markOf(late) } }];
};

export const assignSubstitute = (command: CommandOf<'AssignSubstitute'>, page: OpenPage): PageEvent[] => {
  const { by, number, teacherId } = command;
  mustBe(by, 'deputyHead', 'admin', 'system', 'import');
  mustBeOpen(page);
  const { lesson, ...place } = placeOf(command, page);
  if (lesson?.cancelled === true) throw cancelled();
  if (lesson?.substitutes.includes(teacherId) === true) return [];
  if (isMemberOn(page.teachers, teacherId, place.date)) {
    throw new DomainError('already-teaches', 'The teacher gives this lesson anyway.', 'conflict', [
      { field: 'teacherId', message: 'is a teacher of this page' },
    ]);
  }
  return [{ type: 'SubstituteAssigned', data: { ...place, number, teacherId } }];
};

export const releaseSubstitute = (command: CommandOf<'ReleaseSubstitute'>, page: OpenPage): PageEvent[] => {
  const { by, lessonId, teacherId } = command;
  mustBe(by, 'deputyHead', 'admin', 'system', 'import');
  mustBeOpen(page);
  const lesson = knownLesson(page, lessonId);
  if (!lesson.substitutes.includes(teacherId)) return [];
  const { pageId } = page.opened;
  return [{ type: 'SubstituteReleased', data: { pageId, lessonId, date: lesson.date, teacherId } }];
};

/** Where a lesson stands, which may not be on the page yet. @throws DomainError `outside-term`. */
const placeOf = ({ date, number }: { date: string; number: number }, page: OpenPage) => {
  const { pageId, from, to } = page.opened;
  if (date < from || date > to) {
    throw new DomainError('outside-term', `The term runs from ${from} to ${to}.`, 'rule', [
      { field: 'date', message: 'lies outside the term of this page' },
    ]);
  }
  const lessonId = lessonIdOf(pageId, date, number);
  return { pageId, lessonId, date, lesson: own(page.lessons, lessonId) };
};

const knownLesson = (page: OpenPage, lessonId: string): Lesson => {
  const lesson = own(page.lessons, lessonId);
  if (!lesson) {
    throw new DomainError('lesson-not-found', 'There is no such lesson on this page.', 'not-found');
  }
  return lesson;
};

const hasEntries = ({ grades, debts, absences, homework, remarks }: Lesson): boolean =>
  Object.values(grades).some(({ annulled }) => !annulled) ||
  Object.values(debts).some(({ open }) => open) ||
  Object.keys(absences).length > 0 ||
  [...Object.values(homework), ...Object.values(remarks)].some(({ withdrawn }) => !withdrawn);
