import type { AbsenceToRecord, CommandOf } from '../journal/page/page.command.js';
import type { CivilDate } from '../school/civil-date.values.js';

/** What a whole day's absence comes to in one lesson. */
export const absenceBySystem = (
  lessonId: string,
  absences: readonly AbsenceToRecord[],
  today: CivilDate,
): CommandOf<'RecordAbsences'> => ({
  kind: 'RecordAbsences',
  by: { personId: 'system', role: 'system' },
  today,
  lessonId,
  absences,
});
