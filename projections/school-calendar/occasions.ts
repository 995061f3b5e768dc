import type { Reads } from '../../src/eventing/fresh-reader.js';
import { timetableIdOf } from '../../src/timetable/timetable.values.js';
import { termsWithin } from '../all-grades/span.js';
import type { SchoolDocument } from '../schools/read-model.js';
import { timetables } from '../timetable/projection.js';
import type { CalendarOccasion } from './answer.js';
import type { CalendarAsked, KnownOfSchool } from './known.js';

/** What takes place instead of lessons: of the whole school, or instead of those of the groups that somebody knows. */
export const occasionsIn = async (
  reads: Reads,
  school: SchoolDocument,
  known: KnownOfSchool,
  { schoolId, days }: CalendarAsked,
  isOfClass: (groupId: string) => boolean,
): Promise<readonly CalendarOccasion[]> => {
  const termIds = termsWithin([school], days);
  const plans = await reads.getMany(
    timetables,
    termIds.map((termId) => timetableIdOf({ schoolId, termId })),
  );
  const isKnown = (groupIds: readonly string[]) =>
    groupIds.some(isOfClass) &&
    (known.whole.has('occasions') || groupIds.some((groupId) => known.groupIds.has(groupId)));
  return termIds
    .flatMap((termId) =>
      Object.entries(plans.get(timetableIdOf({ schoolId, termId }))?.occasions ?? {})
        .filter(([, { date, groupIds }]) => days.from <= date && date <= days.to && isKnown(groupIds))
        .map(([occasionId, { date, title }]): CalendarOccasion => ({ occasionId, termId, date, title })),
    )
    .sort((a, b) => a.date.localeCompare(b.date) || (a.occasionId < b.occasionId ? -1 : 1));
};
