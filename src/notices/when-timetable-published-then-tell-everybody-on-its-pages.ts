import { pageIdOf } from '../journal/page/page-ids.values.js';
import type { TimetablePublished } from '../timetable/timetable.events.js';
import type { Policy } from './policy.js';

/** Only those for whom something is otherwise than it was. */
export const whenTimetablePublishedThenTellEverybodyOnItsPages: Policy<TimetablePublished> = {
  on: ['TimetablePublished'],
  tell({ data: { changed, termId, from } }) {
    if (changed.length === 0) return [];
    const pageIds = changed.map(({ groupId, subjectId }) => pageIdOf(groupId, subjectId, termId));
    return [
      {
        audience: { who: 'everybodyOnPages', pageIds, on: from },
        news: { kind: 'new-timetable', facts: { from } },
      },
    ];
  },
};
