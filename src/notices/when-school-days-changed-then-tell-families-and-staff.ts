import { ADDRESSED_ROLES } from '../announcements/boards.values.js';
import type { SchoolDayEvent } from '../school/school.events.js';
import type { Recorded } from '../eventing/envelope.js';
import type { DayNews } from './notice.js';
import type { Policy } from './policy.js';

/** Once for all of the days, and of none that are over. */
export const whenSchoolDaysChangedThenTellFamiliesAndStaff: Policy<SchoolDayEvent> = {
  on: ['DaysOffSet', 'DaysOffAmended', 'DaysOffWithdrawn', 'DayShifted', 'DayShiftWithdrawn'],
  tell(event) {
    const { schoolId } = event.data;
    const today = event.metadata.recordedAt.slice(0, 10);
    const [from, to] =
      'date' in event.data ? [event.data.date, event.data.date] : [event.data.from, event.data.to];
    return [
      {
        audience: {
          ...({ who: 'holdersOfRoles', schoolId, roles: ADDRESSED_ROLES } as const),
          // Whoever is in no class between two terms or years hears of holidays all the same.
          on: today,
          without: event.metadata.actor.personId,
        },
        news: { kind: 'new-timetable', facts: { from, days: newsOf(event) } },
        lastDay: to,
      },
    ];
  },
};

const newsOf = (event: Recorded<SchoolDayEvent>): DayNews => {
  switch (event.type) {
    case 'DaysOffSet':
    case 'DaysOffAmended':
    case 'DaysOffWithdrawn': {
      const { to, title } = event.data;
      return { what: event.type === 'DaysOffWithdrawn' ? 'notOff' : 'off', until: to, title };
    }
    case 'DayShifted': {
      const { weekday, week, bells } = event.data;
      return { what: 'shifted', weekday, ...(week ? { week } : {}), otherBells: bells !== undefined };
    }
    case 'DayShiftWithdrawn':
      return { what: 'notShifted' };
  }
};
