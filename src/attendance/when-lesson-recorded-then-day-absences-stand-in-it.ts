import { attendance } from '../../projections/attendance/projection.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { Reaction } from '../eventing/reactor.js';
import type { LessonRecorded } from '../journal/page/page.events.js';
import { own } from '../school/plain-data.values.js';
import { dateIn } from '../school/civil-date.values.js';
import { isMemberOn } from '../school/membership.values.js';
import type { Runners } from '../runners.js';
import { absenceBySystem } from './day-absence.command.js';

/** A pupil who is away for the whole day is away from a lesson that is recorded after that became known, too. */
export const whenLessonRecordedThenDayAbsencesStandInIt = (
  reader: FreshReader,
  { pages }: Pick<Runners, 'pages'>,
): Reaction<LessonRecorded> => ({
  name: 'when-lesson-recorded-then-day-absences-stand-in-it',
  on: ['LessonRecorded'],

  async consequences({ data: { pageId, lessonId, date }, metadata, position }) {
    if (metadata.via === 'import') return [];
    const page = await pages.load(pageId);
    const recorded = page.lessons[lessonId]?.absences ?? {};
    const present = Object.keys(page.pupils).filter(
      (id) => isMemberOn(page.pupils, id, date) && own(recorded, id) === undefined,
    );
    const known = await reader.getMany(attendance, present, position);
    const away = [...known.values()].flatMap(({ _id: pupilId, dayAbsences }) => {
      const day = own(dayAbsences, date);
      return day && !day.withdrawn ? [{ pupilId, code: day.code }] : [];
    });
    // One by one: where the teacher was quicker about one of them, the others are recorded all the same.
    return away.map((absence) => ({
      key: `${lessonId} ${absence.pupilId}`,
      carryOut: (context) => {
        const today = dateIn(page.opened?.timeZone ?? 'UTC', context.at);
        return pages.handle(pageId, absenceBySystem(lessonId, [absence], today), context);
      },
    }));
  },
});
