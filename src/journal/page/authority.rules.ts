import { stepUpRequired } from '../../access/step-up.rules.js';
import { DomainError } from '../../eventing/domain-error.js';
import { addDays, type CivilDate } from '../../school/civil-date.values.js';
import { isMemberOn } from '../../school/membership.values.js';
import type { Faults } from './faults.values.js';
import type { Writer, Writing } from './page.command.js';
import type { Lesson, OpenPage, Page } from './page.state.js';
import { own } from '../../school/plain-data.values.js';

/** What is written about. */
export interface About {
  /** The day of the lesson, or another of the term where it is about no lesson. */
  readonly date: CivilDate;
  /** The lesson, where it is about one: its substitutes may write too. */
  readonly lessonId?: string;
  /** The day from which the edit window runs, where that is another. */
  readonly windowFrom?: CivilDate;
  /** Whether it puts right what stands there, which a deputy head may do in a closed page too. */
  readonly isCorrection?: boolean;
  /** Who may write it in the edit window beside the page's teachers. */
  readonly alsoFor?: readonly Writer['role'][];
}

/**
 * Whether somebody may write about a lesson or the term, and whether that is late.
 * @returns true where the edit window is over, or the page closed, so that the record has to say so.
 * @throws DomainError `page-closed`, `not-your-page`, `outside-edit-window`, `not-on-behalf`, or `step-up-required` of a
 * deputy head who would write late.
 */
export const mayWrite = (page: OpenPage, { by, today, isUnconfirmed }: Writing, about: About): boolean => {
  if (page.closed && !(about.isCorrection === true && by.role === 'deputyHead')) {
    throw new DomainError(
      'page-closed',
      'The page is closed. A deputy head may correct it, or reopen it.',
      'conflict',
    );
  }
  standsInFor(page, by, about.date);
  const late = page.closed || isOutsideWindow(page, about.windowFrom ?? about.date, today);
  switch (by.role) {
    case 'import':
    case 'system':
      return false;
    case 'deputyHead':
      if (late) mustBeConfirmed({ isUnconfirmed });
      return late;
    default:
      if (!(by.role === 'teacher' && teaches(page, by, about)) && about.alsoFor?.includes(by.role) !== true) {
        throw notYours();
      }
      if (late) throw outsideWindow(page, about.windowFrom ?? about.date);
      return false;
  }
};

/**
 * Whoever teaches it asks for what the edit window, or the closing of the page, keeps from them.
 * @throws DomainError `not-your-page`, or `edit-window-open` where there is nothing to ask for.
 */
export const mustHaveToAsk = (page: OpenPage, { by, today }: Writing, about: About): void => {
  if (!(by.role === 'teacher' && teaches(page, by, about))) throw notYours();
  if (page.closed || isOutsideWindow(page, about.windowFrom ?? about.date, today)) return;
  throw new DomainError(
    'edit-window-open',
    'Nothing was asked for: the days for changes are not over. Write it yourself.',
    'conflict',
  );
};

/** @throws DomainError `step-up-required` where nobody proved lately to be who is signed in. */
export const mustBeConfirmed = ({
  isUnconfirmed,
}: {
  readonly isUnconfirmed?: boolean | undefined;
}): void => {
  if (isUnconfirmed === true) throw stepUpRequired();
};

/** @throws DomainError `page-closed` where nothing may be written any more, by whomever. */
export const mustBeOpen = (page: OpenPage): void => {
  if (page.closed) throw new DomainError('page-closed', 'The page is closed. Reopen it first.', 'conflict');
};

/** @throws DomainError `not-for-your-role` where somebody writes in another capacity than those named. */
export const mustBe = (by: Writer, ...roles: readonly Writer['role'][]): void => {
  if (roles.includes(by.role)) return;
  throw new DomainError('not-for-your-role', `This is for: ${roles.join(', ')}.`, 'forbidden');
};

/** Whether the days in which a teacher may write about a day are over. */
export const isOutsideWindow = (page: OpenPage, windowFrom: CivilDate, today: CivilDate): boolean => {
  if (page.windowExtendedUntil !== undefined && today <= page.windowExtendedUntil) return false;
  return today > addDays(windowFrom, page.opened.editWindowDays);
};

const teaches = (page: Page, by: Writer, { date, lessonId }: About): boolean =>
  isMemberOn(page.teachers, by.personId, date) ||
  (lessonId !== undefined && (own(page.lessons, lessonId)?.substitutes.includes(by.personId) ?? false));

/** Whether somebody has or had the page, or gives or gave a lesson of it as a substitute. */
export const hasEverTaught = ({ teachers, lessons }: Page, personId: string): boolean =>
  own(teachers, personId) !== undefined ||
  Object.values(lessons).some(({ substitutes }) => substitutes.includes(personId));

/** A teacher of the page writes as such; in a teacher's place writes who isn't one: a deputy head, a substitute. */
const standsInFor = (page: Page, { personId, onBehalfOf }: Writer, date: CivilDate): void => {
  if (onBehalfOf === undefined) return;
  if (own(page.teachers, onBehalfOf) && !isMemberOn(page.teachers, personId, date)) return;
  throw new DomainError('not-on-behalf', 'One writes in the place of a teacher of the page.', 'rule', [
    { field: 'onBehalfOf', message: 'is no teacher of this page, or you are one yourself' },
  ]);
};

const notYours = (): DomainError =>
  new DomainError('not-your-page', 'Only the teachers assigned to this page write in it.', 'forbidden');

const outsideWindow = (page: OpenPage, windowFrom: CivilDate): DomainError =>
  new DomainError(
    'outside-edit-window',
    `The ${page.opened.editWindowDays.toString()} days for changes to ${windowFrom} are over. Ask the deputy head.`,
  );

/** @throws DomainError `lesson-not-found`, or `lesson-cancelled`. */
export const lessonIn = (page: Page, lessonId: string): Lesson => {
  const lesson = own(page.lessons, lessonId);
  if (!lesson || (lesson.stage === 'expected' && !lesson.cancelled)) {
    throw new DomainError(
      'lesson-not-found',
      'There is no such lesson on this page. Record it first.',
      'rule',
      [{ field: 'lessonId', message: 'is no lesson of this page' }],
    );
  }
  if (lesson.cancelled) throw cancelled();
  return lesson;
};

/** A lesson whose day has come: what happened in it can be written. @throws DomainError `lesson-in-future` too. */
export const lessonByNow = (page: Page, lessonId: string, today: CivilDate): Lesson => {
  const lesson = lessonIn(page, lessonId);
  if (lesson.date > today) {
    throw new DomainError(
      'lesson-in-future',
      'This can be written on the day of the lesson or later.',
      'rule',
      [{ field: 'lessonId', message: `is a lesson of ${lesson.date}` }],
    );
  }
  return lesson;
};

/** @throws DomainError `changed-meanwhile` where something isn't what the writer saw. */
export const mustBeAsSeen = (seen: string | undefined, now: string): void => {
  if (seen !== undefined && seen !== now) throw changedMeanwhile();
};

export const changedMeanwhile = (): DomainError =>
  new DomainError('changed-meanwhile', 'Somebody changed it meanwhile. Look at it again.', 'stale', [
    { field: 'from', message: 'is not what it is now' },
  ]);

export const cancelled = (): DomainError =>
  new DomainError('lesson-cancelled', 'The lesson is cancelled. Reinstate it first.', 'conflict');

export const faultOfPupil = (
  page: Page,
  pupilId: string,
  date: CivilDate,
  index: number,
  faults: Faults,
): void => {
  if (!isMemberOn(page.pupils, pupilId, date)) {
    faults.add(index, 'pupilId', 'pupil-not-on-page', `does not stand on this page on ${date}`);
  }
};

/** @throws DomainError `pupil-not-on-page`. */
export const mustStandOnPage = (page: Page, pupilId: string, date: CivilDate): void => {
  if (isMemberOn(page.pupils, pupilId, date)) return;
  throw new DomainError('pupil-not-on-page', 'The pupil does not stand on this page.', 'rule', [
    { field: 'pupilId', message: `does not stand on this page on ${date}` },
  ]);
};
