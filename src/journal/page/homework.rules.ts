import { DomainError } from '../../eventing/domain-error.js';
import { addDays, type CivilDate } from '../../school/civil-date.values.js';
import { changedMeanwhile, faultOfPupil, lessonIn, mayWrite } from './authority.rules.js';
import { Faults } from './faults.values.js';
import type { HomeworkTask } from './homework.events.js';
import type { CommandOf, TaskSeen } from './page.command.js';
import type { PageEvent } from './page.events.js';
import { markOf } from './place.values.js';
import { lessonOf } from './page-ids.values.js';
import type { Homework, OpenPage } from './page.state.js';
import { isSame, own } from '../../school/plain-data.values.js';

const LONGEST_DAYS = 366;

export const setHomework = (command: CommandOf<'SetHomework'>, page: OpenPage): PageEvent[] => {
  const { homeworkId, lessonId } = command;
  const { date, homework } = lessonIn(page, lessonId);
  const task = taskOf(command);
  // Its window runs from the day on which it is due.
  const late = mayWrite(page, command, { date, lessonId, windowFrom: task.dueOn });
  const there = own(homework, homeworkId);
  if (there && isSame(there.task, task)) return [];
  if (there) {
    throw new DomainError('homework-already-set', 'Other homework was set under this id.', 'conflict', [
      { field: 'homeworkId', message: 'is taken by other homework' },
    ]);
  }
  if (lessonOf(homeworkId) !== lessonId) {
    throw new DomainError('homework-id-elsewhere', 'The id of homework tells its lesson.', 'rule', [
      { field: 'homeworkId', message: 'is no id of homework in this lesson' },
    ]);
  }
  mustBeTask(page, task, date);
  return [
    {
      type: 'HomeworkSet',
      data: { pageId: page.opened.pageId, lessonId, date, homeworkId, ...task, ...markOf(late) },
    },
  ];
};

export const amendHomework = (command: CommandOf<'AmendHomework'>, page: OpenPage): PageEvent[] => {
  const { homeworkId } = command;
  const { lessonId, date, task: from } = standingHomework(page, homeworkId);
  const late = mayWrite(page, command, { date, lessonId, windowFrom: from.dueOn });
  const to = taskOf(command);
  if (isSame(from, to)) return [];
  if (command.seen && !isSame(seenOf(command.seen), seenOf(from))) throw changedMeanwhile();
  mustBeTask(page, to, date);
  const place = { pageId: page.opened.pageId, lessonId, date };
  return [{ type: 'HomeworkAmended', data: { ...place, homeworkId, from, to, ...markOf(late) } }];
};

export const withdrawHomework = (command: CommandOf<'WithdrawHomework'>, page: OpenPage): PageEvent[] => {
  const { homeworkId, reason } = command;
  const { lessonId, date, task } = standingHomework(page, homeworkId);
  const late = mayWrite(page, command, { date, lessonId, windowFrom: task.dueOn });
  const place = { pageId: page.opened.pageId, lessonId, date };
  const why = reason === undefined ? {} : { reason };
  return [{ type: 'HomeworkWithdrawn', data: { ...place, homeworkId, task, ...why, ...markOf(late) } }];
};

/** @throws DomainError `homework-not-found`, or `homework-withdrawn`. */
const standingHomework = (
  page: OpenPage,
  homeworkId: string,
): { lessonId: string; date: CivilDate; task: HomeworkTask } => {
  const lessonId = lessonOf(homeworkId) ?? '';
  const lesson = own(page.lessons, lessonId);
  const homework: Homework | undefined = lesson && own(lesson.homework, homeworkId);
  if (!lesson || !homework) {
    throw new DomainError('homework-not-found', 'There is no such homework.', 'not-found');
  }
  if (homework.withdrawn) {
    throw new DomainError('homework-withdrawn', 'The homework was withdrawn. Set it anew.', 'conflict');
  }
  return { lessonId, date: lesson.date, task: homework.task };
};

/** @throws DomainError naming the days, or the pupils, that homework can't be for. */
const mustBeTask = (page: OpenPage, { dueOn, pupilIds = [] }: HomeworkTask, date: CivilDate): void => {
  if (dueOn <= date) {
    throw new DomainError(
      'homework-due-too-early',
      'Homework is due after the lesson in which it is set.',
      'rule',
      [{ field: 'dueOn', message: `must be after ${date}` }],
    );
  }
  const last = addDays(date, LONGEST_DAYS);
  if (dueOn > last) {
    throw new DomainError('homework-due-too-late', 'Homework is due within a year.', 'rule', [
      { field: 'dueOn', message: `must not be after ${last}` },
    ]);
  }
  const faults = new Faults('pupilIds');
  pupilIds.forEach((pupilId, index) => {
    faultOfPupil(page, pupilId, date, index, faults);
    if (pupilIds.indexOf(pupilId) < index) {
      faults.add(index, 'pupilId', 'pupil-named-twice', 'is named twice');
    }
  });
  faults.refuse();
};

/** The task alone, of what comes with it. */
const taskOf = ({ text, dueOn, dueLesson, minutes, pupilIds, files }: HomeworkTask): HomeworkTask => ({
  text,
  dueOn,
  ...(dueLesson === undefined ? {} : { dueLesson }),
  ...(minutes === undefined ? {} : { minutes }),
  ...(pupilIds === undefined || pupilIds.length === 0 ? {} : { pupilIds }),
  ...(files === undefined || files.length === 0 ? {} : { files }),
});

/** The task as whoever looked at it was told it. */
const seenOf = ({ text, dueOn, dueLesson, minutes, pupilIds, files }: TaskSeen): TaskSeen => ({
  text,
  dueOn,
  ...(dueLesson === undefined ? {} : { dueLesson }),
  ...(minutes === undefined ? {} : { minutes }),
  pupilIds: pupilIds ?? [],
  files: (files ?? []).map(({ fileId, name }) => ({ fileId, name })),
});
