import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { folded } from '../../test/support/projection-spec.js';
import { recorded } from '../../test/support/recorded.js';
import {
  HOMEWORK,
  homeworkAmended,
  homeworkSet,
  homeworkWithdrawn,
  MONDAY,
  PAGE,
  TASK,
  TERM,
  TUESDAY,
} from '../../src/journal/page/page.examples.js';
import type { HomeworkEvent } from '../../src/journal/page/page.events.js';
import { idInLesson, lessonIdOf } from '../../src/journal/page/page-ids.values.js';
import { addDays, weekOf } from '../../src/school/civil-date.values.js';
import { groupWeek, groupWeekId } from '../diary-week/group-week.projection.js';
import { dueIn, isThereWhenDue, setBefore, weeksTelling } from './due.js';

const NEXT_WEEK = addDays(TUESDAY, 7);
const documentsOf = (events: readonly HomeworkEvent[]) =>
  folded(
    groupWeek,
    events.map((event, index) => recorded(event, index + 1)),
  );
const due = (events: readonly HomeworkEvent[], days: { from: string; to: string }, pupilId?: string) =>
  dueIn([...documentsOf(events).values()], days, pupilId);
const onTuesday = { from: TUESDAY, to: TUESDAY };
const nextTuesday = { from: NEXT_WEEK, to: NEXT_WEEK };

describe('homework that is due', () => {
  test('is told with its page once, though it stands in two weeks', () => {
    const told = due([homeworkSet({ dueOn: NEXT_WEEK })], { from: MONDAY, to: NEXT_WEEK });
    expect(told.map(({ pageId, shown }) => [pageId, shown])).toEqual([
      [
        PAGE,
        {
          ...{ homeworkId: HOMEWORK, text: 'No. 12', setOn: MONDAY, dueOn: NEXT_WEEK },
          ...{ personal: false, files: [] },
        },
      ],
    ]);
  });

  test('is that of the days that are asked for, not what is set on them', () => {
    expect(due([homeworkSet()], onTuesday)).toHaveLength(1);
    expect(due([homeworkSet()], { from: MONDAY, to: MONDAY })).toEqual([]);
    expect(due([homeworkSet()], { from: addDays(TUESDAY, 1), to: NEXT_WEEK })).toEqual([]);
  });

  test('is as it was amended last, on the day on which it is due then', () => {
    const amended = [homeworkSet(), homeworkAmended({ text: 'No. 13', dueOn: NEXT_WEEK })];
    expect(due(amended, onTuesday)).toEqual([]);
    const [told] = due(amended, nextTuesday);
    expect(told?.shown).toMatchObject({ text: 'No. 13', amendedAt: expect.any(String) });
  });

  test('is none that was withdrawn', () => {
    expect(due([homeworkSet(), homeworkWithdrawn()], onTuesday)).toEqual([]);
  });

  test('is for a pupil what is for all or for this one, and for teachers everything', () => {
    const other = { homeworkId: idInLesson(lessonIdOf(PAGE, MONDAY, 2), 'h2'), ...TASK };
    const events = [homeworkSet(), homeworkSet({ ...other, text: 'No. 14', pupilIds: ['boris'] })];
    const textsFor = (pupilId?: string) => due(events, onTuesday, pupilId).map(({ shown }) => shown.text);
    expect(textsFor('anna')).toEqual(['No. 12']);
    expect(textsFor('boris')).toEqual(['No. 12', 'No. 14']);
    expect(textsFor()).toEqual(['No. 12', 'No. 14']);
  });

  test('is a pupil’s who is on the page on that day', () => {
    const [task] = due([homeworkSet()], onTuesday);
    if (!task) throw new Error('Nothing is due');
    const there = (from: string, until?: string, pageId = PAGE) =>
      isThereWhenDue([{ pageId, from, ...(until === undefined ? {} : { until }) }], task);
    expect([there(TERM.from), there(TUESDAY), there(MONDAY, TUESDAY)]).toEqual([true, true, true]);
    expect([there(addDays(TUESDAY, 1)), there(TERM.from, MONDAY)]).toEqual([false, false]);
    expect(there(TERM.from, undefined, '7a.math.q2')).toBe(false);
  });

  test('stands in the weeks that are read, whatever days are asked for, and these are no more than needed', () => {
    const lastDay = 55;
    const day = fc.integer({ min: -300, max: 500 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: lastDay }),
        fc.integer({ min: 1, max: 366 }),
        day,
        fc.integer({ min: 0, max: 400 }),
        (set, after, first, more) => {
          const date = addDays(TERM.from, set);
          const dueOn = addDays(date, after);
          const days = { from: addDays(TERM.from, first), to: addDays(TERM.from, first + more) };
          const homework = homeworkSet({ lessonId: lessonIdOf(PAGE, date, 2), date, dueOn });
          const documents = documentsOf([homework]);
          const weeks = weeksTelling(TERM, days);
          const read = weeks.flatMap((week) => documents.get(groupWeekId(PAGE, week)) ?? []);
          const isAsked = days.from <= dueOn && dueOn <= days.to;
          expect(dueIn(read, days)).toHaveLength(isAsked ? 1 : 0);
          if (isAsked) {
            const before = setBefore(days);
            expect(before.from <= TERM.to && TERM.from <= before.to).toBe(true);
          }
          expect(weeks.length).toBeLessThanOrEqual(8);
        },
      ),
    );
    expect(weeksTelling(TERM, onTuesday)).toEqual([weekOf(TUESDAY)]);
  });
});
