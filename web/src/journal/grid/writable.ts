import type { Me } from '../../api/me.js';
import type { JournalPage, PageLesson } from '../../api/journal-page.js';
import { shiftDate } from '../../diary/week.js';

/** Why somebody writes nothing in a lesson; the journal itself has the last word. */
export type NotWritable = 'closed' | 'cancelled' | 'future' | 'windowOver' | 'notYours';

type Who = Pick<Me, 'role' | 'person'>;
type About = Pick<JournalPage, 'closed' | 'teachers' | 'lessons' | 'editWindowDays' | 'windowExtendedUntil'>;

/** Whether somebody is offered to write at all: the teachers of the page, substitutes and deputy heads. */
export function mayWriteIn(page: About, who: Who): boolean {
  if (who.role === 'deputyHead') return true;
  if (who.role !== 'teacher' || page.closed) return false;
  return isOf(page.teachers, who) || page.lessons.some(({ substitutes }) => isOf(substitutes, who));
}

/**
 * Undefined where a grade can be given for what was made up for today: on a later day than the lesson's, whenever that
 * was, since the edit window counts from that day.
 */
export function whyNoMakeUpIn(lesson: PageLesson, page: About, who: Who, today: string) {
  const why = whyNotIn(lesson, page, who, today);
  if (why !== undefined && why !== 'windowOver') return why;
  return lesson.date < today ? undefined : 'away';
}

/** Undefined where something can be written in the lesson. */
export function whyNotIn(lesson: PageLesson, page: About, who: Who, today: string): NotWritable | undefined {
  if (lesson.cancelled) return 'cancelled';
  if (lesson.date > today) return 'future';
  // Late, a deputy head still may; it is on record as such.
  if (who.role === 'deputyHead') return undefined;
  if (page.closed) return 'closed';
  if (!isOf(page.teachers, who) && !isOf(lesson.substitutes, who)) return 'notYours';
  const lastDay = shiftDate(lesson.date, page.editWindowDays);
  return today > lastDay && today > (page.windowExtendedUntil ?? lastDay) ? 'windowOver' : undefined;
}

function isOf(people: readonly { readonly id: string }[], { person }: Who): boolean {
  return people.some(({ id }) => id === person.id);
}
