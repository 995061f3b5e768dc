import type { SchoolDocument } from '../../../projections/schools/read-model.js';
import { groupBy } from '../../eventing/group-by.js';
import { addDays } from '../../school/civil-date.values.js';
import type { Members, Period } from '../../school/membership.values.js';
import { isSame } from '../../school/plain-data.values.js';
import { writeRatings, writeReasons, writeRounding, writeScale } from '../settings.js';
import type { Cells } from '../written-files.js';
import type { Exported } from './exported.js';

/** Two schools have the same thing in different ways, for which a bundle has one row only. */
export class SchoolsDiffer extends Error {
  override readonly name = 'SchoolsDiffer';
}

/** Schools, below the municipalities and regions that they are in. @throws SchoolsDiffer. */
export function* orgsOf({ schools, ids }: Exported): Generator<Cells> {
  yield* areasOf(schools);
  for (const school of schools) {
    const above = school.municipality ?? school.region;
    const { _id, title, timeZone, editWindowDays, scale, rounding, ratings, reasons, delistedReasons } =
      school;
    const listed = Object.entries(reasons).filter(([code]) => !delistedReasons.includes(code));
    yield {
      ...{ sourcedId: ids.school(_id), name: title, type: 'school', parentSourcedId: above?.sourcedId },
      'metadata.timeZone': timeZone,
      'metadata.editWindow': editWindowDays,
      'metadata.scale': scale && writeScale(scale),
      'metadata.rounding': writeRounding(rounding),
      'metadata.ratings': writeRatings(ratings),
      'metadata.reasons': writeReasons(Object.fromEntries(listed)),
    };
  }
}

/** Each municipality in its region, as all schools that are there have it. */
function* areasOf(schools: Exported['schools']): Generator<Cells> {
  const areas = schools.flatMap(({ _id: schoolId, municipality, region }) => [
    ...(region ? [{ schoolId, ...region, type: 'state', parentSourcedId: undefined }] : []),
    ...(municipality
      ? [{ schoolId, ...municipality, type: 'local', parentSourcedId: region?.sourcedId }]
      : []),
  ]);
  for (const ofSchools of groupBy(areas, ({ sourcedId }) => sourcedId).values()) {
    const { sourcedId, title: name, type, parentSourcedId } = theSame(ofSchools, 'municipality or region');
    yield { sourcedId, name, type, parentSourcedId };
  }
}

/** Years and their terms, each with the schools that have it. @throws SchoolsDiffer. */
export function* sessionsOf({ schools, ids }: Exported): Generator<Cells> {
  const years = schools.flatMap((school) => Object.values(school.years));
  for (const ofSchools of groupBy(years, ({ yearId }) => yearId).values()) {
    const { yearId, title, from, to } = theSame(ofSchools, 'academic year');
    yield {
      ...{ sourcedId: ids.own(yearId), title, type: 'schoolYear', startDate: from, endDate: addDays(to, 1) },
      schoolYear: to.slice(0, 4),
      'metadata.schools': ofSchools.map(({ schoolId }) => ids.school(schoolId)).join(','),
    };
  }
  const lastDays = new Map(years.map(({ yearId, to }) => [yearId, to]));
  const terms = schools.flatMap((school) => Object.values(school.terms));
  for (const ofSchools of groupBy(terms, ({ termId }) => termId).values()) {
    const { termId, yearId, title, from, to } = theSame(ofSchools, 'term');
    yield {
      ...{ sourcedId: ids.own(termId), title, type: 'term', startDate: from, endDate: addDays(to, 1) },
      parentSourcedId: ids.own(yearId),
      schoolYear: (lastDays.get(yearId) ?? to).slice(0, 4),
      'metadata.schools': ofSchools.map(({ schoolId }) => ids.school(schoolId)).join(','),
    };
  }
}

interface OfSchool {
  readonly schoolId: string;
  readonly title: string;
}

/** What several schools have alike. @throws SchoolsDiffer where they don't. */
const theSame = <Thing extends OfSchool>(
  [first, ...others]: readonly [Thing, ...Thing[]],
  what: string,
): Thing => {
  const other = others.find((one) => !isSame({ ...one, schoolId: first.schoolId }, first));
  if (!other) return first;
  throw new SchoolsDiffer(
    `The schools ${first.schoolId} and ${other.schoolId} have the ${what} “${first.title}” in different ways.`,
  );
};

/** The subjects of each school, and one course that is none: the standard wants one of a homeroom too. */
export function* coursesOf({ schools, ids }: Exported): Generator<Cells> {
  const subjects = schools.flatMap(({ _id: schoolId, subjects: titles, scalesBySubject }) =>
    Object.entries(titles).map(([subjectId, title]) => {
      return { schoolId, subjectId, title, scale: scalesBySubject[subjectId] };
    }),
  );
  for (const ofSchools of groupBy(subjects, ({ subjectId }) => subjectId).values()) {
    const { schoolId, subjectId, title, scale } = theSame(ofSchools, 'subject');
    yield {
      ...{ sourcedId: ids.own(subjectId), title, orgSourcedId: ids.school(schoolId), subjects: title },
      'metadata.schools': ofSchools.map((school) => ids.school(school.schoolId)).join(','),
      'metadata.scale': scale && writeScale(scale),
    };
  }
  for (const { _id } of schools) {
    const sourcedId = homeroomCourse(ids, _id);
    yield { sourcedId, title: 'Homeroom', orgSourcedId: ids.school(_id), 'metadata.subject': 'no' };
  }
}

const homeroomCourse = (ids: Exported['ids'], schoolId: string): string => ids.row('homeroom', schoolId);

export function* classesOf(exported: Exported): Generator<Cells> {
  const { classes, holdings, ids } = exported;
  const termsOf = termsOfClasses(exported);
  for (const { _id, schoolId, title, subjectId, partOf } of classes) {
    const closed = [...(holdings.closedYears.get(_id) ?? [])];
    yield {
      ...{ sourcedId: ids.own(_id), title, schoolSourcedId: ids.school(schoolId) },
      courseSourcedId: subjectId === undefined ? homeroomCourse(ids, schoolId) : ids.own(subjectId),
      classType: subjectId === undefined ? 'homeroom' : 'scheduled',
      termSourcedIds: termsOf(_id, schoolId)
        .map((termId) => ids.own(termId))
        .join(','),
      'metadata.homeroom': partOf && ids.own(partOf),
      'metadata.closedYears': closed.map((yearId) => ids.own(yearId)).join(','),
    };
  }
}

/** The terms of a group are those of its pages, and those of a class its groups'; all of the school, where it has none. */
const termsOfClasses = ({ pages, classes, schools }: Exported) => {
  const groups = new Map(classes.map((group) => [group._id, group]));
  const found = new Map<string, Set<string>>();
  const add = (classId: string, termId: string) =>
    found.set(classId, (found.get(classId) ?? new Set()).add(termId));
  for (const { opened } of pages.toSorted((a, b) => (a.opened.from < b.opened.from ? -1 : 1))) {
    add(opened.groupId, opened.termId);
    const partOf = groups.get(opened.groupId)?.partOf;
    if (partOf !== undefined) add(partOf, opened.termId);
  }
  const ofSchool = new Map(schools.map(({ _id, terms }: SchoolDocument) => [_id, Object.keys(terms)]));
  return (classId: string, schoolId: string): readonly string[] => [
    ...(found.get(classId) ?? ofSchool.get(schoolId) ?? []),
  ];
};

/** A row for each time in which somebody belonged to a class or group. */
export function* enrolmentsOf(exported: Exported): Generator<Cells> {
  const { ids, holdings } = exported;
  const here = new Set(exported.classes.map(({ _id }) => _id));
  for (const { _id, schoolId, teachers, pupils } of exported.classes) {
    const row = (role: 'teacher' | 'student', personId: string, index: number, { from, until }: Period) => ({
      sourcedId: ids.row('enrollment', _id, personId, role, index.toString()),
      ...{ classSourcedId: ids.own(_id), schoolSourcedId: ids.school(schoolId), role },
      ...{ userSourcedId: ids.person(personId), beginDate: from },
      endDate: until === undefined ? '' : addDays(until, 1),
    });
    for (const [teacherId, period, index] of periodsOf(exported, teachers)) {
      yield row('teacher', teacherId, index, period);
    }
    for (const [pupilId, period, index] of periodsOf(exported, pupils)) {
      const others = holdings.takenOverFrom(_id, pupilId).filter((id) => here.has(id));
      const takesOver = others.map((id) => ids.own(id)).join(',');
      yield { ...row('student', pupilId, index, period), 'metadata.takesOver': takesOver };
    }
  }
}

function* periodsOf(exported: Exported, members: Members): Generator<[string, Period, number]> {
  for (const [personId, periods] of Object.entries(members)) {
    if (!exported.has(personId)) continue;
    for (const [index, period] of periods.entries()) yield [personId, period, index];
  }
}
