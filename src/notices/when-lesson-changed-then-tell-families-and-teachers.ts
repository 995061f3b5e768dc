import type {
  LessonCancelled,
  LessonPlanned,
  LessonReinstated,
  SubstituteAssigned,
  SubstituteReleased,
} from '../journal/page/page.events.js';
import type { Recorded } from '../eventing/envelope.js';
import type { News } from './notice.js';
import type { Policy } from './policy.js';

type Handled = LessonCancelled | LessonReinstated | SubstituteAssigned | SubstituteReleased | LessonPlanned;
type Change = Pick<Extract<News, { kind: 'timetable' }>['facts'], 'change' | 'reason' | 'teacherId'>;

/**
 * Only of lessons that are still to come: of others the diary tells. Teachers are those of the page and whoever stands
 * in, or was to, without whoever did it.
 */
export const whenLessonChangedThenTellFamiliesAndTeachers: Policy<Handled> = {
  on: ['LessonCancelled', 'LessonReinstated', 'SubstituteAssigned', 'SubstituteReleased', 'LessonPlanned'],
  tell(event) {
    const change = changeBy(event);
    if (!change) return [];
    const { pageId, lessonId, date } = event.data;
    const facts = { pageId, lessonId, date, ...change };
    const { teacherId } = change;
    const teachers = {
      ...({ who: 'teachersOfLesson', pageId, lessonId, on: date } as const),
      ...(teacherId === undefined ? {} : { and: teacherId }),
      without: event.metadata.actor.personId,
    };
    return [
      {
        audience: { who: 'familiesOfPage', pageId, on: date },
        news: { kind: 'timetable', facts },
        lastDay: date,
      },
      { audience: teachers, news: { kind: 'own-lesson', facts }, lastDay: date },
    ];
  },
};

/** What a teacher plans for a lesson that the timetable has changes nothing for anybody. */
const changeBy = (event: Recorded<Handled>): Change | undefined => {
  switch (event.type) {
    case 'LessonCancelled': {
      const { reason } = event.data;
      return { change: 'cancelled', ...(reason === undefined ? {} : { reason }) };
    }
    case 'LessonReinstated':
      return { change: 'reinstated' };
    case 'SubstituteAssigned':
      return { change: 'substituted', teacherId: event.data.teacherId };
    case 'SubstituteReleased':
      return { change: 'released', teacherId: event.data.teacherId };
    case 'LessonPlanned':
      return event.data.besideTimetable ? { change: 'planned' } : undefined;
  }
};
