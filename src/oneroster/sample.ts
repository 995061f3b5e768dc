import { addDays, type CivilDate, isCivilDate } from '../school/civil-date.values.js';
import { Calendar } from './sample/calendar.js';
import { readPupilData, SUBJECTS } from './sample/data.js';
import type { SamplePerson } from './sample/families.js';
import { Files } from './sample/files.js';
import { writeCategories, writeJournal } from './sample/journal.js';
import { Usernames } from './sample/names.js';
import { formSchool, type SampleSchool } from './sample/school.js';

/** A bundle's files: name to CSV text. */
export type SampleBundle = ReadonlyMap<string, string>;

export type SampleInput = {
  /** The texts of `student-mat.csv` and `student-por.csv`. */
  readonly mathCsv: string;
  readonly portugueseCsv: string;
  /** Nothing but homework's due dates and the year's end lies after this day. */
  readonly today: CivilDate;
};

const SCHOOLS = [
  ['GP', 'Gabriel Pereira'],
  ['MS', 'Mousinho da Silveira'],
] as const;

const DISTRICT = 'district';
const YEAR = 'year';

/**
 * Makes two schools' year out of the real data: pupils, absences, period grades and final grades are real,
 * names and contacts generated, and the lesson-level grades such that each period's mean is the real one.
 * A OneRoster 1.2 bundle; the same input always gives the same texts. Throws on data that can't be read.
 */
export function buildSample({ mathCsv, portugueseCsv, today }: SampleInput): SampleBundle {
  if (!isCivilDate(today)) throw new RangeError(`today must be a date as YYYY-MM-DD, not ${today}`);
  const calendar = new Calendar(today);
  const files = new Files();
  const data = readPupilData(mathCsv, portugueseCsv);
  const usernames = new Usernames();
  const telephones = new Telephones();
  writeSessions(files, calendar);
  files.add('orgs', { sourcedId: DISTRICT, name: 'Alentejo', type: 'district' });
  writeCategories(files);
  for (const [code, name] of SCHOOLS) {
    const pupils = data.filter(({ school }) => school === code);
    const school = formSchool(code, name, pupils, calendar, usernames);
    writeSchool(files, school);
    writePeople(files, school, telephones);
    writeClasses(files, school, calendar);
  }
  return files.toCsv('School Journal sample');
}

function writeSessions(files: Files, calendar: Calendar): void {
  const schoolYear = calendar.end.slice(0, 4);
  const session = (sourcedId: string, title: string, start: CivilDate, end: CivilDate, more: object) =>
    files.add('academicSessions', {
      sourcedId,
      title,
      startDate: start,
      endDate: addDays(end, 1),
      schoolYear,
      ...more,
    });
  const firstYear = calendar.start.slice(0, 4);
  const title = firstYear === schoolYear ? schoolYear : `${firstYear}/${schoolYear}`;
  session(YEAR, title, calendar.start, calendar.end, { type: 'schoolYear' });
  for (const term of calendar.terms) {
    session(term.sourcedId, term.title, term.start, term.end, {
      type: 'gradingPeriod',
      parentSourcedId: YEAR,
    });
  }
}

function writeSchool(files: Files, { id, code, name }: SampleSchool): void {
  files.add('orgs', { sourcedId: id, name, type: 'school', identifier: code, parentSourcedId: DISTRICT });
  for (const title of [...SUBJECTS, 'Homeroom']) {
    files.add('courses', {
      sourcedId: courseId(id, title),
      schoolYearSourcedId: YEAR,
      title,
      courseCode: title.slice(0, 3).toUpperCase(),
      orgSourcedId: id,
      subjects: title === 'Homeroom' ? '' : title,
    });
  }
}

function courseId(schoolId: string, title: string): string {
  return `${schoolId}-${title.toLowerCase()}`;
}

function writePeople(files: Files, school: SampleSchool, telephones: Telephones): void {
  const add = (person: SamplePerson, role: string, more: object = {}) => {
    files.add('users', {
      sourcedId: person.id,
      enabledUser: 'true',
      username: person.username,
      givenName: person.givenName,
      familyName: person.familyName,
      email: `${person.username}@example.org`,
      primaryOrgSourcedId: school.id,
      ...more,
    });
    files.add('roles', {
      sourcedId: `${person.id}-role`,
      userSourcedId: person.id,
      roleType: 'primary',
      role,
      orgSourcedId: school.id,
    });
  };
  const guardiansOf = new Map(school.families.map(({ pupil, guardians }) => [pupil, guardians]));
  add(school.deputyHead, 'principal');
  add(school.administrator, 'siteAdministrator');
  add(school.healthWorker, 'ext:healthWorker');
  add(school.secretary, 'ext:secretary');
  add(school.auditor, 'ext:auditor');
  add(school.officer, 'ext:authority');
  for (const teacher of school.teachers) add(teacher, 'teacher');
  for (const guardian of new Set([...guardiansOf.values()].flat())) {
    const phone = telephones.next();
    add(guardian, guardian.role, {
      phone,
      sms: phone,
      'metadata.internet': guardian.internet ? 'yes' : 'no',
    });
  }
  for (const [pupil, guardians] of guardiansOf) {
    add(pupil, 'student', {
      agentSourcedIds: guardians.map(({ id }) => id).join(','),
      'metadata.internet': pupil.data.internet ? 'yes' : 'no',
    });
    files.add('demographics', { sourcedId: pupil.id, birthDate: pupil.birthDate, sex: pupil.sex });
  }
}

/** Numbers of a range that nobody is called on. */
class Telephones {
  private count = 0;

  next(): string {
    if (this.count === 1_000) throw new Error('the range of fictitious telephone numbers is used up');
    const number = `+351900000${String(this.count).padStart(3, '0')}`;
    this.count += 1;
    return number;
  }
}

function writeClasses(files: Files, school: SampleSchool, calendar: Calendar): void {
  const terms = calendar.terms.map(({ sourcedId }) => sourcedId).join(',');
  const addClass = (sourcedId: string, title: string, course: string, more: object) =>
    files.add('classes', {
      sourcedId,
      title,
      courseSourcedId: courseId(school.id, course),
      schoolSourcedId: school.id,
      termSourcedIds: terms,
      ...more,
    });
  const enrol = (classId: string, person: SamplePerson, role: 'student' | 'teacher') =>
    files.add('enrollments', {
      sourcedId: `${classId}-${person.id}`,
      classSourcedId: classId,
      schoolSourcedId: school.id,
      userSourcedId: person.id,
      role,
      primary: role === 'teacher' ? 'true' : '',
      beginDate: calendar.start,
      endDate: addDays(calendar.end, 1),
    });
  for (const homeroom of school.homerooms) {
    addClass(homeroom.id, homeroom.title, 'Homeroom', { classType: 'homeroom', classCode: homeroom.title });
    enrol(homeroom.id, homeroom.teacher, 'teacher');
    for (const pupil of homeroom.pupils) enrol(homeroom.id, pupil, 'student');
    for (const group of homeroom.groups) {
      addClass(group.id, group.title, group.subject, {
        classType: 'scheduled',
        subjects: group.subject,
        'metadata.homeroom': homeroom.id,
      });
      enrol(group.id, group.teacher, 'teacher');
      for (const { pupil } of group.pupils) enrol(group.id, pupil, 'student');
      writeJournal(files, group, school.id, calendar);
    }
  }
}
