import { attendance } from '../../projections/attendance/projection.js';
import { countedAbsence, dayAbsenceOn } from '../../projections/attendance/queries.js';
import { pupilWeek, pupilWeekId } from '../../projections/diary-week/pupil-week.projection.js';
import type { WeekAbsence } from '../../projections/diary-week/read-model.js';
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
 * Why guardians need not be told of an absence: it was withdrawn by now, its reason is known, or they are told of it
 * by another: of the lesson before, from which it goes on, or of the whole day.
 * @param lessonId none for an absence for the whole day.
 */
export const needlessAbsence = async (
  find: Find,
  pupilId: string,
  date: CivilDate,
  lessonId: string | undefined,
): Promise<Suppression | undefined> => {
  const filed = await find(attendance, pupilId);
  const allDay = dayAbsenceOn(filed, date);
  if (lessonId === undefined) {
    if (allDay === undefined) return 'withdrawn';
    return allDay === 'absent' ? undefined : 'reason-known';
  }
  const absences = (await find(pupilWeek, pupilWeekId(pupilId, weekOf(date))))?.absences ?? {};
  const absence = absences[fieldOf(lessonId)];
  if (!absence) return 'withdrawn';
  const isUnexplained = (each: WeekAbsence) => countedAbsence(each, filed, date).code === 'absent';
  if (!isUnexplained(absence)) return 'reason-known';
  if (allDay !== undefined) return allDay === 'absent' ? 'told-already' : 'reason-known';
  const before = (numberOf(lessonId) ?? 0) - 1;
  const goesOn = Object.entries(absences).some(([field, other]) => {
    const otherId = idOfField(field);
    return isUnexplained(other) && dateOf(otherId) === date && numberOf(otherId) === before;
  });
  return goesOn ? 'told-already' : undefined;
};
