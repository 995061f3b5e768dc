import { fault } from './faults.js';
import type { Report } from './report.js';
import type { Class, Course, Enrolment, Person } from './roster.js';
import { lastDayBefore, type Sessions } from './sessions.js';
import { readScale } from './settings.js';
import type { Row } from './table.js';
import type { Tables } from './tables.js';

/** Reads the subjects; one that a district teaches has no school. */
export function readCourses(tables: Tables): Course[] {
  return tables.rows('courses').map((row) => {
    const orgId = row.text('orgSourcedId');
    const org = tables.find('orgs', orgId);
    return {
      sourcedId: row.sourcedId,
      ended: row.ended,
      title: row.text('title'),
      ...row.optional('code', 'courseCode'),
      ...(!org || org.text('type') === 'school' ? { schoolId: orgId } : {}),
      isSubject: row.text('metadata.subject') !== 'no',
      schoolIds: row.list('metadata.schools'),
      ...row.read('scale', 'metadata.scale', readScale),
    };
  });
}

/** Reads homerooms and scheduled classes. */
export function readClasses(tables: Tables, sessions: Sessions, report: Report): Class[] {
  return tables.rows('classes').map((row) => {
    const school = tables.find('orgs', row.text('schoolSourcedId'));
    if (school && !school.isDoubtful && school.text('type') !== 'school') {
      const found = fault('org-no-school', { org: school.sourcedId, type: school.text('type') });
      row.fault(report, 'schoolSourcedId', found);
    }
    return {
      sourcedId: row.sourcedId,
      ended: row.ended,
      title: row.text('title'),
      kind: row.text('classType') === 'homeroom' ? 'homeroom' : 'scheduled',
      schoolId: row.text('schoolSourcedId'),
      courseId: row.text('courseSourcedId'),
      termIds: [...new Set(row.list('termSourcedIds').flatMap((id) => sessions.termsOf(id)))],
      ...homeroomOf(row, tables, report),
      closedYearIds: row.list('metadata.closedYears'),
    };
  });
}

function homeroomOf(row: Row, tables: Tables, report: Report): Pick<Class, 'homeroomId'> {
  const homeroom = tables.find('classes', row.text('metadata.homeroom'));
  if (homeroom && homeroom.text('classType') !== 'homeroom') {
    row.fault(report, 'metadata.homeroom', fault('class-no-homeroom', { homeroom: homeroom.sourcedId }));
  }
  if (homeroom && homeroom.text('schoolSourcedId') !== row.text('schoolSourcedId')) {
    const found = fault('homeroom-of-other-school', { homeroom: homeroom.sourcedId });
    row.fault(report, 'metadata.homeroom', found);
  }
  return row.optional('homeroomId', 'metadata.homeroom');
}

/** Reads who learns and who teaches in which class. Other roles in a class are passed over. */
export function readEnrolments(tables: Tables, people: readonly Person[], report: Report): Enrolment[] {
  const rolesOf = new Map(people.map((person) => [person.sourcedId, person.roles]));
  const doubtful = usersOfDoubtfulRole(tables);
  return tables.rows('enrollments').flatMap((row) => {
    checkPlaceAndDates(row, tables, report);
    const role = enrolmentRole(row, report);
    if (!role) return [];
    const userId = row.text('userSourcedId');
    const held = doubtful.has(userId) ? undefined : rolesOf.get(userId);
    const fits = held?.some((one) => (role === 'pupil' ? one.role === 'pupil' : TEACHES.has(one.role)));
    // Only a bundle with all roles can tell that somebody has none that fits.
    if (held && !fits && tables.kind === 'bulk') {
      row.fault(report, 'role', fault('role-fits-not', { user: userId }));
    }
    return [
      {
        sourcedId: row.sourcedId,
        ended: row.ended,
        classId: row.text('classSourcedId'),
        personId: userId,
        role,
        primary: row.text('primary') === 'true',
        ...row.optional('begin', 'beginDate'),
        ...(row.text('endDate') === '' ? {} : { end: lastDayBefore(row.text('endDate')) }),
        takesOverFrom: row.list('metadata.takesOver'),
      },
    ];
  });
}

function usersOfDoubtfulRole(tables: Tables): ReadonlySet<string> {
  const [file, column] = tables.has('roles')
    ? (['roles', 'userSourcedId'] as const)
    : (['users', 'sourcedId'] as const);
  return new Set(
    tables
      .rows(file)
      .filter((row) => row.isDoubtful)
      .map((row) => row.text(column)),
  );
}

const TEACHES: ReadonlySet<string> = new Set(['teacher', 'deputyHead', 'admin']);

function enrolmentRole(row: Row, report: Report): Enrolment['role'] | undefined {
  const role = row.text('role');
  if (role === 'student') return 'pupil';
  if (role === 'teacher') return 'teacher';
  if (role !== '')
    report.ignore(row.fileName, row.line, 'role', 'a journal has no place for this role', role);
  return undefined;
}

function checkPlaceAndDates(row: Row, tables: Tables, report: Report): void {
  const classId = row.text('classSourcedId');
  const school = tables.find('classes', classId)?.text('schoolSourcedId');
  if (school !== undefined && school !== row.text('schoolSourcedId')) {
    row.fault(report, 'schoolSourcedId', fault('class-of-school', { class: classId, school }));
  }
  const [begin, end] = [row.text('beginDate'), row.text('endDate')];
  if (begin !== '' && end !== '' && begin >= end) row.fault(report, 'endDate', fault('end-before-begin'));
}
