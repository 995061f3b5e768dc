import type { Part } from '../../projections/school-calendar/known.js';
import type { AccountRole } from '../access/account.events.js';
import { may } from '../access/rights/rights.table.js';

/**
 * The parts of a school's calendar of which somebody knows whatever there is, by the roles held in the school. Of what
 * concerns classes a teacher may look up much, each where it is; the calendar is that of the own classes.
 */
export const partsKnownWhole = (roles: readonly AccountRole[]): ReadonlySet<Part> => {
  const others = roles.filter((role) => role !== 'teacher');
  const isWhole: Readonly<Record<Part, boolean>> = {
    occasions: may('school.timetable.read', others),
    tests: may('class.timetable.read', others) || may('page.read', others),
    activities: may('school.activities.read', others),
    schoolActivities: may('school.activities.read', roles),
    meetings: may('meetings.read', others),
    schoolMeetings: may('school.meetings.read', roles),
    consultations: may('school.consultations.read', others),
  };
  return new Set((Object.keys(isWhole) as Part[]).filter((part) => isWhole[part]));
};
