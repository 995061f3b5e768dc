import type { CivilDate } from '../../src/school/civil-date.values.js';
import type { SchoolDocument } from '../schools/read-model.js';
import type { FeedDaysOff } from './answer.js';

/** The days off of some schools that are not over on a day, in their order. */
export const daysOffIn = (known: readonly SchoolDocument[], today: CivilDate): readonly FeedDaysOff[] =>
  known
    .flatMap(({ days, daysRevision }) =>
      Object.values(days.off).flatMap((daysOff) =>
        daysRevision && daysOff.to >= today ? [{ ...daysOff, revision: daysRevision }] : [],
      ),
    )
    .sort((a, b) => a.from.localeCompare(b.from));
