import { lessonColumn } from '../../projections/journal-page/lesson-column.projection.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { Consequence, Reaction } from '../eventing/reactor.js';
import { lessonIdOf, pageIdOf } from '../journal/page/page-ids.values.js';
import type { PageCommand } from '../journal/page/page.command.js';
import type { Runners } from '../runners.js';
import { dateIn } from '../school/civil-date.values.js';
import type { OccasionCalledOff, OccasionSet } from './timetable.events.js';

/**
 * The lessons that something takes place instead of are cancelled on their pages, with its title for the reason, of which
 * families are told. Where it is called off they take place, but for those that were cancelled for another reason.
 */
export const whenOccasionSetThenLessonsGiveWay = (
  reader: FreshReader,
  { pages }: Pick<Runners, 'pages'>,
): Reaction<OccasionSet | OccasionCalledOff> => ({
  name: 'when-occasion-set-then-lessons-give-way',
  on: ['OccasionSet', 'OccasionCalledOff'],

  consequences({ type, data: { termId, date, title, lessons }, metadata }) {
    const consequences = lessons.map(({ groupId, subjectId, number }): Consequence => {
      const pageId = pageIdOf(groupId, subjectId, termId);
      const lessonId = lessonIdOf(pageId, date, number);
      return {
        key: lessonId,
        carryOut: async (context) => {
          const { opened } = await pages.load(pageId);
          if (!opened) return;
          const writing = {
            by: { personId: 'system', role: 'system' as const },
            today: dateIn(opened.timeZone, metadata.recordedAt),
          };
          const cancel: PageCommand = { kind: 'CancelLesson', ...writing, date, number, reason: title };
          const reinstate: PageCommand = { kind: 'ReinstateLesson', ...writing, lessonId };
          if (type === 'OccasionSet') await pages.handle(pageId, cancel, context);
          else if ((await reader.get(lessonColumn, lessonId))?.cancelled?.reason === title)
            await pages.handle(pageId, reinstate, context);
        },
      };
    });
    return Promise.resolve(consequences);
  },
});
