import { pagesOf } from '../../projections/pages-of/projection.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { Consequence, Reaction } from '../eventing/reactor.js';
import type { Page } from '../journal/page/page.state.js';
import { dateIn, type CivilDate } from '../school/civil-date.values.js';
import type { Runners } from '../runners.js';
import type { DayAbsenceRecorded } from './attendance.events.js';
import { absenceBySystem } from './day-absence.command.js';

/** Lessons of the day that are on a page by now; one that is recorded later has a reaction of its own. */
export const whenDayAbsenceRecordedThenItStandsInLessons = (
  reader: FreshReader,
  { pages }: Pick<Runners, 'pages'>,
): Reaction<DayAbsenceRecorded> => ({
  name: 'when-day-absence-recorded-then-it-stands-in-lessons',
  on: ['DayAbsenceRecorded'],

  async consequences({ data: { pupilId, date, code }, position }) {
    const mine = await reader.get(pagesOf, pupilId, position);
    const pageIds = (mine?.pages ?? [])
      .filter(({ from, until }) => from <= date && (until === undefined || date <= until))
      .map(({ pageId }) => pageId);
    const found = await Promise.all(
      [...new Set(pageIds)].map(async (pageId) => {
        const page = await pages.load(pageId);
        return lessonsOn(page, date, pupilId).map((lessonId): Consequence => ({
          key: lessonId,
          carryOut: (context) => {
            const today = dateIn(page.opened?.timeZone ?? 'UTC', context.at);
            return pages.handle(pageId, absenceBySystem(lessonId, [{ pupilId, code }], today), context);
          },
        }));
      }),
    );
    return found.flat();
  },
});

/** The lessons of a day, planned or held, in which nothing is recorded of the pupil yet. */
const lessonsOn = ({ lessons }: Page, day: CivilDate, pupilId: string): string[] =>
  Object.entries(lessons).flatMap(([lessonId, { date, stage, cancelled, absences }]) =>
    date === day && stage !== 'expected' && !cancelled && !Object.hasOwn(absences, pupilId) ? [lessonId] : [],
  );
