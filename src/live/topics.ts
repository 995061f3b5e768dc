import { attendance } from '../../projections/attendance/projection.js';
import { groupWeek } from '../../projections/diary-week/group-week.projection.js';
import { pupilWeek } from '../../projections/diary-week/pupil-week.projection.js';
import { exemptionsOfPupil } from '../../projections/exemptions/projection.js';
import { finalGrades } from '../../projections/final-grades/projection.js';
import { lessonColumn } from '../../projections/journal-page/lesson-column.projection.js';
import { pageHead } from '../../projections/journal-page/page-head.projection.js';
import { pagesOf } from '../../projections/pages-of/projection.js';
import type { PageRef } from '../../projections/pages-of/read-model.js';
import { lateRequestsOfPage } from '../../projections/late-requests/projection.js';
import { testsOfPage } from '../../projections/planned-tests/projection.js';
import { pageTimetable } from '../../projections/timetable/projection.js';
import type { Recorded } from '../eventing/envelope.js';
import { idsOrNone } from '../eventing/fresh-reader.js';
import type { AnyProjection } from '../eventing/projection.js';
import { pageOf } from '../journal/page/page-ids.values.js';
import type { CivilDate } from '../school/civil-date.values.js';
import type { SchoolDayEvent } from '../school/school.events.js';

/**
 * What somebody who looks at a diary or a page is told changes of: `pupil` is what is written about a pupil; `filed`
 * what guardians and health workers filed, which stands on pages too; `lessons` what a page tells all its pupils alike;
 * `page` whatever stands on it; `days` the days on which a school does not go by the plan of the day of the week.
 */
export type Topic = `${'pupil' | 'filed' | 'lessons' | 'page' | 'days'} ${string}`;

const withoutWeek = (weekId: string): string => weekId.slice(0, weekId.lastIndexOf(':'));

/** The read models that diaries and pages are made of, and whose each of their documents is. */
const SOURCES: readonly (readonly [AnyProjection, (documentId: string) => Topic])[] = [
  [pupilWeek, (id) => `pupil ${withoutWeek(id)}`],
  [pagesOf, (id) => `pupil ${id}`],
  [finalGrades, (id) => `pupil ${id}`],
  [attendance, (id) => `filed ${id}`],
  [exemptionsOfPupil, (id) => `filed ${id}`],
  [groupWeek, (id) => `lessons ${withoutWeek(id)}`],
  [pageTimetable, (id) => `lessons ${id}`],
  [testsOfPage, (id) => `lessons ${id}`],
  [pageHead, (id) => `page ${id}`],
  [lateRequestsOfPage, (id) => `page ${id}`],
  [lessonColumn, (id) => `page ${pageOf(id) ?? id}`],
];

const sourcesOf = new Map<string, (typeof SOURCES)[number][]>();
for (const source of SOURCES) {
  for (const type of source[0].handles) sourcesOf.set(type, [...(sourcesOf.get(type) ?? []), source]);
}

/** Whom an event concerns. */
export const topicsOf = (event: Recorded): ReadonlySet<Topic> =>
  new Set([
    ...(sourcesOf.get(event.type) ?? []).flatMap(([projection, topicOf]) =>
      idsOrNone(projection, event).map(topicOf),
    ),
    ...answeredOn(event),
    ...daysOf(event),
  ]);

/** What guardians make of a remark stands in the pupil's week, and is shown beside the remark on its page. */
const answeredOn = ({ type, data }: Recorded): readonly Topic[] => {
  if (type !== 'RemarkAnswered' && type !== 'RemarkAcknowledged') return [];
  const { remarkId } = data as { readonly remarkId: string };
  return [`page ${pageOf(remarkId) ?? ''}`];
};

const DAYS: ReadonlySet<string> = new Set<SchoolDayEvent['type']>([
  ...(['DaysOffSet', 'DaysOffAmended', 'DaysOffWithdrawn'] as const),
  ...(['DayShifted', 'DayShiftWithdrawn'] as const),
]);

/** They stand in the school's document with much that no diary shows. */
const daysOf = ({ type, data }: Recorded): readonly Topic[] =>
  DAYS.has(type) ? [`days ${(data as SchoolDayEvent['data']).schoolId}`] : [];

/**
 * What a pupil's diary shows: of the pages that the pupil has left, no more than what was written about the pupil.
 * @param schoolIds the schools that the pupil goes or went to.
 */
export const topicsOfDiary = (
  pupilId: string,
  schoolIds: Iterable<string>,
  pages: readonly PageRef[],
  today: CivilDate,
): readonly Topic[] => [
  `pupil ${pupilId}`,
  `filed ${pupilId}`,
  ...topicsOfSchools(schoolIds),
  ...pages
    .filter(({ until }) => until === undefined || until >= today)
    .map(({ pageId }): Topic => `lessons ${pageId}`),
];

/** What a journal page of a school shows. */
export const topicsOfPage = (
  pageId: string,
  schoolIds: Iterable<string>,
  pupilIds: readonly string[],
): readonly Topic[] => [
  `page ${pageId}`,
  `lessons ${pageId}`,
  ...topicsOfSchools(schoolIds),
  ...pupilIds.map((pupilId): Topic => `filed ${pupilId}`),
];

/** What diaries, pages and the calendar of a school have in common. */
export const topicsOfSchools = (schoolIds: Iterable<string>): readonly Topic[] =>
  [...schoolIds].map((schoolId): Topic => `days ${schoolId}`);
