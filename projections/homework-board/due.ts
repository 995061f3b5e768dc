import { pageOf } from '../../src/journal/page/page-ids.values.js';
import { addDays, weeksBetween, type IsoWeek } from '../../src/school/civil-date.values.js';
import type { Days } from '../all-grades/span.js';
import { tasksOf, type ShownTask } from '../diary-week/lessons-of-group.js';
import type { GroupWeek } from '../diary-week/read-model.js';
import type { PageRef } from '../pages-of/read-model.js';

/** Homework is due within a year of the lesson in which it was set. */
const LONGEST_DAYS = 366;

export interface DueTask extends ShownTask {
  readonly pageId: string;
}

/** The days on which the pages have lessons whose homework may be due on these. */
export const setBefore = ({ from, to }: Days): Days => ({ from: addDays(from, -LONGEST_DAYS), to });

/**
 * The weeks of a page that tell all of its homework due on some days. It stands in the week in which it is set, and
 * in the one in which it is due: either will do, and it is the fewer that are to be read.
 */
export const weeksTelling = (page: Days, { from, to }: Days): readonly IsoWeek[] => {
  const inWhichDue = weeksBetween(from < page.from ? page.from : from, to);
  const inWhichSet = weeksBetween(page.from, to < page.to ? to : page.to);
  return inWhichDue.length <= inWhichSet.length ? inWhichDue : inWhichSet;
};

/** What is due on some days, for a pupil or for anybody, of the homework in some weeks. */
export const dueIn = (weeks: readonly GroupWeek[], { from, to }: Days, pupilId?: string): DueTask[] =>
  tasksOf(weeks, pupilId).flatMap((each) => {
    const pageId = pageOf(each.task.lessonId);
    const { dueOn } = each.task;
    return pageId !== undefined && from <= dueOn && dueOn <= to ? [{ ...each, pageId }] : [];
  });

/** Whether a pupil with these stays is on the page of homework when that is due, as the diary has it. */
export const isThereWhenDue = (stays: readonly PageRef[], { pageId, task: { dueOn } }: DueTask): boolean =>
  stays.some(
    (stay) =>
      stay.pageId === pageId && stay.from <= dueOn && (stay.until === undefined || dueOn <= stay.until),
  );
