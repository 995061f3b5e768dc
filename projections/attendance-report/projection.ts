import type { Projection } from '../../src/eventing/projection.js';
import type { AbsenceEvent } from '../../src/journal/page/page.events.js';
import { fieldOf, termOf } from '../../src/journal/page/page-ids.values.js';
import type { LessonAbsence, PupilAbsences } from './read-model.js';

export const pupilAbsencesId = (pupilId: string, termId: string): string => `${pupilId}:${termId}`;

/** Absences are rare: a report on a school reads one small document a pupil, and none of the lessons. */
export const pupilAbsences: Projection<PupilAbsences, AbsenceEvent> = {
  name: 'pupilAbsences',
  version: 1,
  handles: ['AbsenceRecorded', 'AbsenceReasonSet', 'AbsenceWithdrawn'],
  spansSchools: true,

  idsOf: ({ data: { pupilId, pageId } }) => [pupilAbsencesId(pupilId, termOf(pageId))],

  evolve(document, event, id) {
    const absences = document?.absences ?? {};
    const field = fieldOf(event.data.lessonId);
    if (event.type === 'AbsenceRecorded') {
      const { date, code, minutes } = event.data;
      const absence: LessonAbsence = { date, code, ...(minutes === undefined ? {} : { minutes }) };
      return { _id: id, absences: { ...absences, [field]: absence } };
    }
    const { [field]: absence, ...others } = absences;
    if (!absence) throw new Error(`${event.type} came before an absence of ${event.data.pupilId}.`);
    if (event.type === 'AbsenceWithdrawn') return { _id: id, absences: others };
    return { _id: id, absences: { ...absences, [field]: { ...absence, reason: { code: event.data.to } } } };
  },
};
