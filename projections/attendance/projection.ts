import type { AttendanceEvent } from '../../src/attendance/attendance.events.js';
import { formatPosition } from '../../src/eventing/position.js';
import type { Projection } from '../../src/eventing/projection.js';
import { fieldOf } from '../../src/journal/page/page-ids.values.js';
import type { Attendance, FiledReason } from './read-model.js';

/** Nothing is fanned out to the lessons: whoever reads an absence joins what was filed for its day. */
export const attendance: Projection<Attendance, AttendanceEvent> = {
  name: 'attendance',
  version: 1,
  handles: [
    'CertificateFiled',
    'GuardianNoteFiled',
    'FiledReasonWithdrawn',
    'DayAbsenceRecorded',
    'DayAbsenceWithdrawn',
  ],

  spansSchools: true,
  idsOf: ({ data }) => [data.pupilId],

  evolve(document, event, id) {
    const known: Attendance = document ?? { _id: id, filed: {}, dayAbsences: {} };
    const changedAt = formatPosition(event.position);
    switch (event.type) {
      case 'CertificateFiled':
      case 'GuardianNoteFiled': {
        const { filedId, from, to, code, note } = event.data;
        const filed: FiledReason = {
          ...{ kind: event.type === 'CertificateFiled' ? 'certificate' : 'note', from, to, code },
          ...(note === undefined ? {} : { note }),
          by: event.type === 'GuardianNoteFiled' ? event.data.guardianId : event.data.filedBy,
          filedAt: event.metadata.recordedAt,
          withdrawn: false,
          changedAt,
        };
        return { ...known, filed: { ...known.filed, [fieldOf(filedId)]: filed } };
      }
      case 'FiledReasonWithdrawn': {
        const field = fieldOf(event.data.filedId);
        const filed = known.filed[field];
        if (!filed) throw new Error(`${field} was withdrawn before it was filed for ${id}.`);
        return { ...known, filed: { ...known.filed, [field]: { ...filed, withdrawn: true, changedAt } } };
      }
      case 'DayAbsenceRecorded': {
        const { date, code } = event.data;
        const absence = { code, withdrawn: false, changedAt };
        return { ...known, dayAbsences: { ...known.dayAbsences, [date]: absence } };
      }
      case 'DayAbsenceWithdrawn': {
        const { date } = event.data;
        const absence = known.dayAbsences[date];
        if (!absence)
          throw new Error(`The absence of ${id} on ${date} was withdrawn before it was recorded.`);
        const withdrawn = { ...absence, withdrawn: true, changedAt };
        return { ...known, dayAbsences: { ...known.dayAbsences, [date]: withdrawn } };
      }
    }
  },
};
