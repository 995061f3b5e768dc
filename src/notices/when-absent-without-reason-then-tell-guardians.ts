import type { DayAbsenceRecorded, DayAbsenceWithdrawn } from '../attendance/attendance.events.js';
import type { AbsenceRecorded, AbsenceWithdrawn } from '../journal/page/page.events.js';
import type { Recorded } from '../eventing/envelope.js';
import type { Policy, Telling } from './policy.js';

type Handled = AbsenceRecorded | AbsenceWithdrawn | DayAbsenceRecorded | DayAbsenceWithdrawn;

/** At once, while the lesson lasts. Who was told of an absence is told as well that it was none. */
export const whenAbsentWithoutReasonThenTellGuardians: Policy<Handled> = {
  on: ['AbsenceRecorded', 'AbsenceWithdrawn', 'DayAbsenceRecorded', 'DayAbsenceWithdrawn'],
  tell(event): readonly Telling[] {
    // What follows in each lesson from an absence for the whole day is told once, of the day.
    if (event.metadata.via === 'system' || !isWithoutReason(event)) return [];
    const { pupilId, date } = event.data;
    const withdrawn = event.type === 'AbsenceWithdrawn' || event.type === 'DayAbsenceWithdrawn';
    const lesson =
      'lessonId' in event.data
        ? { lesson: { pageId: event.data.pageId, lessonId: event.data.lessonId } }
        : {};
    return [
      {
        audience: { who: 'guardians', pupilId },
        news: { kind: 'absence', facts: { date, ...lesson, withdrawn } },
      },
    ];
  },
};

/** Of a withdrawn absence for the whole day it isn't said what it was. */
const isWithoutReason = ({ data }: Recorded<Handled>): boolean => !('code' in data) || data.code === 'absent';
