import type { LessonCancelled, LessonReinstated, SubstituteAssigned } from '../journal/page/page.events.js';
import type { Recorded } from '../eventing/envelope.js';
import type { News } from './notice.js';
import type { Policy } from './policy.js';

type Handled = LessonCancelled | LessonReinstated | SubstituteAssigned;
type Change = Pick<Extract<News, { kind: 'timetable' }>['facts'], 'change' | 'reason' | 'teacherId'>;

/** Only of lessons that are still to come: of others the diary tells. */
export const whenLessonCancelledOrSubstitutedThenTellFamilies: Policy<Handled> = {
  on: ['LessonCancelled', 'LessonReinstated', 'SubstituteAssigned'],
  tell(event) {
    const { pageId, lessonId, date } = event.data;
    if (date < event.metadata.recordedAt.slice(0, 10)) return [];
    return [
      {
        audience: { who: 'familiesOfPage', pageId, on: date },
        news: { kind: 'timetable', facts: { pageId, lessonId, date, ...changeBy(event) } },
      },
    ];
  },
};

const changeBy = (event: Recorded<Handled>): Change => {
  switch (event.type) {
    case 'LessonCancelled': {
      const { reason } = event.data;
      return { change: 'cancelled', ...(reason === undefined ? {} : { reason }) };
    }
    case 'LessonReinstated':
      return { change: 'reinstated' };
    case 'SubstituteAssigned':
      return { change: 'substituted', teacherId: event.data.teacherId };
  }
};
