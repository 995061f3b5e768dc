import { attendance } from '../../../projections/attendance/projection.js';
import { pupilAbsences } from '../../../projections/attendance-report/projection.js';
import { groupWeek } from '../../../projections/diary-week/group-week.projection.js';
import { pupilWeek } from '../../../projections/diary-week/pupil-week.projection.js';
import { exemptionsOfPupil } from '../../../projections/exemptions/projection.js';
import { finalGrades } from '../../../projections/final-grades/projection.js';
import { lessonColumn } from '../../../projections/journal-page/lesson-column.projection.js';
import { pageHead } from '../../../projections/journal-page/page-head.projection.js';
import type { PageHead } from '../../../projections/journal-page/read-model.js';
import { pagesOf } from '../../../projections/pages-of/projection.js';
import { lateRequestsOfPage } from '../../../projections/late-requests/projection.js';
import { testsOfPage } from '../../../projections/planned-tests/projection.js';
import { pageProgress } from '../../../projections/performance/projection.js';
import { classes, classesOfPupil, classesOfSchool } from '../../../projections/schools/class.projection.js';
import { schools } from '../../../projections/schools/school.projection.js';
import { pageTimetable } from '../../../projections/timetable/projection.js';
import { attendanceIdOf } from '../../attendance/attendance-ids.values.js';
import type { Reads } from '../../eventing/fresh-reader.js';
import type { AnyProjection } from '../../eventing/projection.js';
import { idOfField, pageOf, termOf } from '../../journal/page/page-ids.values.js';
import { daysOfWeek } from '../../school/civil-date.values.js';
import { timetableIdOf } from '../../timetable/timetable.values.js';

/**
 * The names of the streams that a document was folded from: all of them, and few more. They are found by what the
 * read models know today, which know of every page, class and year that there ever was.
 */
type Origin = (id: string, live: Reads) => Promise<readonly string[]>;

/** The stream of a page. */
export const streamOfPage = (pageId: string): string => `journalPage-${pageId}`;
const streamOfClass = (classId: string): string => `class-${classId}`;

const fromPage = (pageIdOf: (id: string) => string | undefined): Origin => {
  return (id) => Promise.resolve([pageIdOf(id)].flatMap((pageId) => pageId ?? []).map(streamOfPage));
};
const pageAlone = fromPage((pageId) => pageId);

const ORIGINS: ReadonlyMap<AnyProjection, Origin> = new Map<AnyProjection, Origin>([
  [schools, (schoolId) => Promise.resolve([`school-${schoolId}`])],
  [classes, (classId) => Promise.resolve([streamOfClass(classId)])],
  [
    classesOfSchool,
    async (id, live) => (await live.get(classesOfSchool, id))?.classIds.map(streamOfClass) ?? [],
  ],
  [classesOfPupil, async (id, live) => (await classesEverOf(id, live)).map(streamOfClass)],
  [pageHead, pageAlone],
  [pageProgress, pageAlone],
  [lessonColumn, fromPage(pageOf)],
  [pageTimetable, ofPageTimetable],
  [lateRequestsOfPage, pageAlone],
  [testsOfPage, (pageId) => Promise.resolve([`testPlan-${pageId}`])],
  [groupWeek, fromPage((id) => id.split(':')[0])],
  [pupilWeek, ofPupilWeek],
  [pupilAbsences, ofPupilAbsences],
  [attendance, ofAttendance],
  [finalGrades, ofFinalGrades],
  [exemptionsOfPupil, (pupilId) => Promise.resolve([`person-${pupilId}`])],
]);

/** @throws Error where nobody has said of a projection where its documents come from. */
export const originOf = (projection: AnyProjection): Origin => {
  const origin = ORIGINS.get(projection);
  if (!origin) throw new Error(`Nothing tells which streams ${projection.name} is folded from.`);
  return origin;
};

/**
 * The pages that somebody, or a school or group, may ever have stood on. A pupil's stay that turned out never to have
 * begun is in no list any more, but the page is in that of the group.
 */
export const pagesEverOf = async (id: string, live: Reads): Promise<readonly string[]> => {
  const owners = [id, ...(await classesEverOf(id, live))];
  const lists = await live.getMany(pagesOf, owners);
  return [...new Set([...lists.values()].flatMap(({ pages }) => pages.map(({ pageId }) => pageId)))];
};

/** Their ids stay, whatever became of the stays. */
const classesEverOf = async (pupilId: string, live: Reads): Promise<readonly string[]> =>
  Object.keys((await live.get(classesOfPupil, pupilId))?.classes ?? {});

/** The timetable is one of the school's whole term. */
async function ofPageTimetable(pageId: string, live: Reads): Promise<readonly string[]> {
  const opened = (await live.get(pageHead, pageId))?.opened;
  return opened ? [`timetable-${timetableIdOf(opened)}`] : [];
}

/** What is written in a page is written about days of its term. */
async function ofPupilWeek(id: string, live: Reads): Promise<readonly string[]> {
  const [pupilId = '', week = ''] = id.split(':');
  const days = daysOfWeek(week);
  const { grades = {}, absences = {}, remarks = {} } = (await live.get(pupilWeek, id)) ?? {};
  const written = [...Object.values(grades), ...Object.values(remarks)].map(({ lessonId }) => lessonId);
  const heads = await live.getMany(pageHead, await pagesEverOf(pupilId, live));
  const within = ({ opened: { from, to } }: PageHead) => days && from <= days.to && to >= days.from;
  const pageIds = [
    ...[...heads.values()].filter(within).map(({ _id }) => _id),
    ...[...written, ...Object.keys(absences).map(idOfField)].flatMap((lessonId) => pageOf(lessonId) ?? []),
  ];
  return [...new Set(pageIds.map(streamOfPage)), `diary-${pupilId}.${week.slice(0, 4)}`];
}

async function ofPupilAbsences(id: string, live: Reads): Promise<readonly string[]> {
  const [pupilId = '', termId = ''] = id.split(':');
  const pageIds = await pagesEverOf(pupilId, live);
  return pageIds.filter((pageId) => termOf(pageId) === termId).map(streamOfPage);
}

/** One stream for each year of the schools in which the pupil ever was. */
async function ofAttendance(pupilId: string, live: Reads): Promise<readonly string[]> {
  const attended = await live.getMany(classes, await classesEverOf(pupilId, live));
  const schoolIds = [...attended.values()].map(({ schoolId }) => schoolId);
  const years = [...(await live.getMany(schools, schoolIds)).values()].flatMap((school) =>
    Object.keys(school.years),
  );
  return [...new Set(years)].map((yearId) => `attendance-${attendanceIdOf(pupilId, yearId)}`);
}

/** A grade of a term or year that was given once stays in the document. */
async function ofFinalGrades(pupilId: string, live: Reads): Promise<readonly string[]> {
  const { terms = {}, finals = {} } = (await live.get(finalGrades, pupilId)) ?? {};
  const streams = [
    ...Object.values(terms).map(({ pageId }) => streamOfPage(pageId)),
    ...Object.values(finals).map(({ classId, yearId }) => `yearSheet-${classId}.${yearId}`),
  ];
  return [...new Set(streams)];
}
