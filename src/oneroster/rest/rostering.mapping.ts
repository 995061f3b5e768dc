import type { LastChanged } from '../../../projections/last-changed/read-model.js';
import type { ClassDocument, SchoolDocument } from '../../../projections/schools/read-model.js';
import { addDays, type CivilDate } from '../../school/civil-date.values.js';
import { own } from '../../school/plain-data.values.js';
import type { Members, Period } from '../../school/membership.values.js';
import { courseIdOf, enrollmentIdOf, HOMEROOM, sessionIdOf } from './rostering.ids.js';
import { active, flag, type Base, type Flag, type Ref, type RefTo } from './wire.js';

/** What is known of a school's roster. */
export interface SchoolRoster {
  readonly school: SchoolDocument;
  /** Classes such as 7B, and teaching groups. */
  readonly classes: readonly ClassDocument[];
  /** The terms in which each group has pages. */
  readonly termsOf: ReadonlyMap<string, readonly string[]>;
  /** Of the school and of its classes, by their ids. */
  readonly changed: ReadonlyMap<string, LastChanged>;
}

export interface Org extends Base {
  readonly name: string;
  readonly type: 'school';
  readonly identifier: string;
}

export interface AcademicSession extends Base {
  readonly title: string;
  readonly type: 'schoolYear' | 'term';
  readonly startDate: CivilDate;
  /** The day after the last one. */
  readonly endDate: CivilDate;
  /** The calendar year in which the school year ends. */
  readonly schoolYear: string;
  readonly parent?: Ref;
  readonly children?: readonly Ref[];
}

export interface Course extends Base {
  readonly title: string;
  readonly courseCode: string;
  readonly org: Ref;
  readonly subjects?: readonly string[];
}

export interface Class extends Base {
  readonly title: string;
  readonly classType: 'homeroom' | 'scheduled';
  readonly course: Ref;
  readonly school: Ref;
  readonly terms: readonly Ref[];
  readonly subjects?: readonly string[];
  /** The class that a group is the whole or a part of. */
  readonly metadata?: { readonly homeroom: string };
}

export interface Enrollment extends Base {
  readonly user: Ref;
  readonly class: Ref;
  readonly school: Ref;
  readonly role: 'student' | 'teacher';
  readonly primary: Flag;
  readonly beginDate: CivilDate;
  /** The day after the last one, where that is known. */
  readonly endDate?: CivilDate;
}

export const orgOf = ({ school, changed }: SchoolRoster): Org => ({
  ...active(school._id, changedAt(changed, school._id)),
  ...{ name: school.title, type: 'school', identifier: school._id },
});

export const sessionsOf = ({ school, changed }: SchoolRoster, to: RefTo): AcademicSession[] => {
  const { _id: schoolId, years, terms } = school;
  const base = (id: string) => active(sessionIdOf(schoolId, id), changedAt(changed, schoolId, id));
  const schoolYearOf = (yearId: string) => own(years, yearId)?.to.slice(0, 4) ?? '';
  const ref = (id: string) => to('academicSession', sessionIdOf(schoolId, id));
  return [
    ...Object.values(years).map(({ yearId, title, from, to: last }): AcademicSession => ({
      ...{ ...base(yearId), title, type: 'schoolYear', startDate: from, endDate: addDays(last, 1) },
      schoolYear: schoolYearOf(yearId),
      children: Object.values(terms).flatMap((term) => (term.yearId === yearId ? [ref(term.termId)] : [])),
    })),
    ...Object.values(terms).map(({ termId, yearId, title, from, to: last }): AcademicSession => ({
      ...{ ...base(termId), title, type: 'term', startDate: from, endDate: addDays(last, 1) },
      ...{ schoolYear: schoolYearOf(yearId), parent: ref(yearId) },
    })),
  ];
};

export const coursesOf = ({ school, changed }: SchoolRoster, to: RefTo): Course[] => {
  const { _id: schoolId, subjects } = school;
  const org = to('org', schoolId);
  return [
    {
      ...active(courseIdOf(schoolId, HOMEROOM), changedAt(changed, schoolId)),
      ...{ title: 'Homeroom', courseCode: HOMEROOM, org },
    },
    ...Object.entries(subjects).map(([subjectId, title]) => ({
      ...active(courseIdOf(schoolId, subjectId), changedAt(changed, schoolId, subjectId)),
      ...{ title, courseCode: subjectId, org, subjects: [title] },
    })),
  ];
};

export const classesOf = (roster: SchoolRoster, to: RefTo): Class[] => {
  const { school, classes, changed } = roster;
  return classes.map(({ _id: classId, title, subjectId, partOf }): Class => {
    const subject = subjectId === undefined ? undefined : own(school.subjects, subjectId);
    return {
      ...active(classId, changedAt(changed, classId)),
      ...{ title, classType: subjectId === undefined ? 'homeroom' : 'scheduled' },
      course: to('course', courseIdOf(school._id, subjectId ?? HOMEROOM)),
      school: to('org', school._id),
      terms: termsOfClass(roster, classId).map((id) => to('academicSession', sessionIdOf(school._id, id))),
      ...(subject === undefined ? {} : { subjects: [subject] }),
      ...(partOf === undefined ? {} : { metadata: { homeroom: partOf } }),
    };
  });
};

/** A class is there in the terms of its groups; one that has no pages yet, in those of the newest year. */
const termsOfClass = ({ school, classes, termsOf }: SchoolRoster, classId: string): readonly string[] => {
  const groups = classes.filter(({ _id, partOf }) => _id === classId || partOf === classId);
  const taught = new Set(groups.flatMap(({ _id }) => termsOf.get(_id) ?? []));
  if (taught.size > 0) return [...taught];
  const newest = Object.values(school.years).reduce((last, { from }) => (from > last ? from : last), '');
  return Object.values(school.terms).flatMap(({ termId, yearId }) =>
    own(school.years, yearId)?.from === newest ? [termId] : [],
  );
};

export const enrollmentsOf = ({ school, classes, changed }: SchoolRoster, to: RefTo): Enrollment[] =>
  classes.flatMap(({ _id: classId, teachers, pupils }) => {
    const isOnly = Object.keys(teachers).length === 1;
    const in_ = { class: to('class', classId), school: to('org', school._id) };
    const times = (members: Members, role: Enrollment['role']) =>
      Object.entries(members).flatMap(([personId, periods]) =>
        periods.map(({ from, until }): Enrollment => ({
          ...active(enrollmentIdOf(classId, personId, from), changedAt(changed, classId, personId)),
          ...{ user: to('user', personId), ...in_, role, primary: flag(role === 'teacher' && isOnly) },
          beginDate: from,
          ...(until === undefined ? {} : { endDate: addDays(until, 1) }),
        })),
      );
    return [...times(teachers, 'teacher'), ...times(pupils, 'student')];
  });

/** Whether somebody belongs somewhere on a day, or is to. */
export const isThereStill = (periods: readonly Period[], today: CivilDate): boolean =>
  periods.some(({ until }) => until === undefined || today <= until);

/** When something was changed last, or a part of it; it has been there since the beginning where that isn't known. */
export const changedAt = (changed: ReadonlyMap<string, LastChanged>, id: string, part?: string): string => {
  const known = changed.get(id);
  return (part === undefined ? undefined : own(known?.parts ?? {}, part)) ?? known?.at ?? BEGINNING;
};

const BEGINNING = new Date(0).toISOString();
