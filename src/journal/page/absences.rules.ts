import { DomainError } from '../../eventing/domain-error.js';
import { faultOfPupil, lessonByNow, lessonIn, mayWrite, mustBe } from './authority.rules.js';
import { Faults } from './faults.values.js';
import type { CommandOf, Writer } from './page.command.js';
import type { PageEvent } from './page.events.js';
import { markOf } from './place.values.js';
import type { Lesson, OpenPage } from './page.state.js';
import { own } from '../../school/plain-data.values.js';

/** Who looks after a pupil's absences in every page. */
const CARERS: readonly Writer['role'][] = ['classTeacher', 'healthWorker'];

export const recordAbsences = (command: CommandOf<'RecordAbsences'>, page: OpenPage): PageEvent[] => {
  const { lessonId, absences, by, today } = command;
  const lesson = lessonByNow(page, lessonId, today);
  const { date } = lesson;
  const late = mayWrite(page, command, { date, lessonId, alsoFor: CARERS });
  const faults = new Faults('absences');
  const named = new Set<string>();
  const events = absences.flatMap(({ pupilId, code, minutes }, index): PageEvent[] => {
    const recorded = own(lesson.absences, pupilId);
    if (recorded?.code === code && recorded.minutes === minutes) return [];
    faultOfPupil(page, pupilId, date, index, faults);
    if (recorded !== undefined || named.has(pupilId)) {
      faults.add(index, 'pupilId', 'absence-already-recorded', 'has an absence in this lesson already');
    } else if (code !== 'late' && by.role !== 'import' && hasGrade(lesson, pupilId)) {
      faults.add(index, 'pupilId', 'pupil-has-grade', 'has a grade of this lesson: annul it first');
    }
    named.add(pupilId);
    if (minutes !== undefined && code !== 'late') {
      faults.add(index, 'minutes', 'minutes-without-lateness', 'goes with the code late only');
    }
    const more = minutes === undefined ? {} : { minutes };
    const place = { pageId: page.opened.pageId, lessonId, date };
    return [{ type: 'AbsenceRecorded', data: { ...place, pupilId, code, ...more, ...markOf(late) } }];
  });
  faults.refuse();
  return events;
};

/** A grade that was given for the lesson itself: one that was made up for tells nothing about who was there. */
const hasGrade = ({ date, grades }: Lesson, pupilId: string): boolean =>
  Object.values(grades).some(
    (grade) => grade.pupilId === pupilId && !grade.annulled && grade.windowFrom === date,
  );

/** The teacher's record stays; what it counts as is the reason that was set last. It has no edit window. */
export const setAbsenceReasons = (command: CommandOf<'SetAbsenceReasons'>, page: OpenPage): PageEvent[] => {
  const { lessonId, absences, by, today } = command;
  mustBe(by, ...CARERS, 'deputyHead', 'import', 'system');
  const { date, absences: recorded } = lessonIn(page, lessonId);
  const about = { date, lessonId, windowFrom: today, isCorrection: true, alsoFor: CARERS };
  const late = mayWrite(page, command, about);
  const faults = new Faults('absences');
  const named = new Set<string>();
  const events = absences.flatMap(({ pupilId, code, note }, index): PageEvent[] => {
    const absence = own(recorded, pupilId);
    if (code === 'late') {
      faults.add(index, 'code', 'no-reason', 'must be absent, excused or ill');
    }
    if (!absence || absence.code === 'late') {
      faults.add(index, 'pupilId', 'absence-not-found', 'has not been recorded as away from this lesson');
      return [];
    }
    if (named.has(pupilId)) faults.add(index, 'pupilId', 'pupil-named-twice', 'is named twice');
    named.add(pupilId);
    const from = absence.reason ?? absence.code;
    if (from === code) return [];
    const place = { pageId: page.opened.pageId, lessonId, date };
    const more = note === undefined ? {} : { note };
    return [
      { type: 'AbsenceReasonSet', data: { ...place, pupilId, from, to: code, ...more, ...markOf(late) } },
    ];
  });
  faults.refuse();
  return events;
};

export const withdrawAbsence = (command: CommandOf<'WithdrawAbsence'>, page: OpenPage): PageEvent[] => {
  const { lessonId, pupilId, reason } = command;
  const { date, absences } = lessonIn(page, lessonId);
  const late = mayWrite(page, command, { date, lessonId, isCorrection: true, alsoFor: CARERS });
  const absence = own(absences, pupilId);
  if (!absence) {
    throw new DomainError('absence-not-found', 'The pupil has no absence in this lesson.', 'not-found');
  }
  const { code, minutes } = absence;
  const place = { pageId: page.opened.pageId, lessonId, date };
  const more = minutes === undefined ? {} : { minutes };
  return [{ type: 'AbsenceWithdrawn', data: { ...place, pupilId, code, ...more, reason, ...markOf(late) } }];
};
