import { attendance } from '../../projections/attendance/projection.js';
import { countedAbsence, dayAbsenceOn } from '../../projections/attendance/queries.js';
import { pupilWeek, pupilWeekId } from '../../projections/diary-week/pupil-week.projection.js';
import type { DomainEvent } from '../eventing/decider.js';
import type { Projection, ReadModel } from '../eventing/projection.js';
import { dateOf, fieldOf, idOfField, numberOf } from '../journal/page/page-ids.values.js';
import { weekOf, type CivilDate } from '../school/civil-date.values.js';
import type { Suppression } from './addressed.js';

type Find = <Doc extends ReadModel, Event extends DomainEvent>(
  projection: Projection<Doc, Event>,
  id: string,
) => Promise<Doc | undefined>;

/**
 * Why guardians need not be told of an absence: it was withdrawn by now, its reason is known, or it goes on from the
 * lesson before, of which they were told.
 * @param lessonId none for an absence for the whole day.
 */
export const needlessAbsence = async (
  find: Find,
  pupilId: string,
  date: CivilDate,
  lessonId: string | undefined,
): Promise<Suppression | undefined> => {
  const filed = await find(attendance, pupilId);
  if (lessonId === undefined) {
    const code = dayAbsenceOn(filed, date);
    if (code === undefined) return 'withdrawn';
    return code === 'absent' ? undefined : 'reason-known';
  }
  const absences = (await find(pupilWeek, pupilWeekId(pupilId, weekOf(date))))?.absences ?? {};
  const absence = absences[fieldOf(lessonId)];
  if (!absence) return 'withdrawn';
  if (countedAbsence(absence, filed, date).code !== 'absent') return 'reason-known';
  const before = (numberOf(lessonId) ?? 0) - 1;
  const goesOn = Object.entries(absences).some(([field, { code }]) => {
    const other = idOfField(field);
    return code === 'absent' && dateOf(other) === date && numberOf(other) === before;
  });
  return goesOn ? 'told-already' : undefined;
};
