import type { AbsenceCode } from '../roster.js';
import type { Lesson } from './calendar.js';
import type { Random } from './random.js';

const LESSON_MINUTES = 45;
const LONGEST_RUN = 4;

export type SampleAbsence = { readonly lesson: Lesson; readonly code: AbsenceCode; readonly minutes: number };

/**
 * Spreads so many absences over lessons in which the pupil may have been away, at most one in each. Illness
 * and excuses last for several lessons in a row; nobody is late for more than one.
 */
export function absencesOf(count: number, lessons: readonly Lesson[], random: Random): SampleAbsence[] {
  if (count > lessons.length) throw new Error(`${count} absences don't fit into ${lessons.length} lessons`);
  const free = [...lessons];
  const absences: SampleAbsence[] = [];
  while (absences.length < count) {
    const code = random.pick<AbsenceCode>(['absent', 'absent', 'excused', 'ill', 'ill', 'late']);
    const longest = code === 'ill' || code === 'excused' ? LONGEST_RUN : 1;
    const run = Math.min(random.between(1, longest), count - absences.length);
    const first = random.between(0, free.length - 1);
    for (const lesson of free.splice(first, run)) {
      absences.push({ lesson, code, minutes: code === 'late' ? random.between(1, 4) * 5 : LESSON_MINUTES });
    }
  }
  return absences;
}
