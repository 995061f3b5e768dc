import type { CivilDate } from '../school/civil-date.values.js';

/**
 * What a OneRoster bundle says, in the journal's words and free of OneRoster's versions. Every reference
 * is a `sourcedId` of the bundle. `ended` marks what a delta bundle deletes. Both ends of a period are
 * days that belong to it, whereas OneRoster's end dates name the day after.
 */
export type Roster = {
  readonly version: '1.1' | '1.2';
  /** A delta holds only what has changed; from a bulk bundle, what it leaves out has ended. */
  readonly kind: 'bulk' | 'delta';
  readonly schools: readonly School[];
  readonly academicYears: readonly AcademicYear[];
  readonly terms: readonly Term[];
  readonly courses: readonly Course[];
  readonly classes: readonly Class[];
  readonly people: readonly Person[];
  readonly enrolments: readonly Enrolment[];
  readonly works: readonly Work[];
  readonly results: readonly Result[];
  /** What the bundle holds and a journal has no place for. */
  readonly ignored: readonly BundleNote[];
};

/** A place in a bundle. Line 1 is the header; line 0 stands for the file, column '' for the whole line. */
export type BundleNote = {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly value?: string;
  readonly message: string;
};

/** What is wrong with a bundle, and where. */
export type BundleError = BundleNote;

type Listed = { readonly sourcedId: string; readonly ended: boolean };

export type School = Listed & { readonly name: string; readonly identifier?: string };

export type AcademicYear = Listed & {
  readonly title: string;
  readonly start: CivilDate;
  readonly end: CivilDate;
};

/** A year of which the bundle gives no parts is its own only term and shares its sourcedId. */
export type Term = AcademicYear & { readonly yearId: string };

/** A subject as one school teaches it. */
export type Course = Listed & {
  readonly title: string;
  readonly code?: string;
  readonly schoolId?: string;
};

export type Class = Listed & {
  readonly title: string;
  readonly kind: 'homeroom' | 'scheduled';
  readonly schoolId: string;
  readonly courseId: string;
  readonly termIds: readonly string[];
  /** The homeroom of which a scheduled class is the whole or a part. */
  readonly homeroomId?: string;
};

export const ROLES = ['pupil', 'guardian', 'teacher', 'healthWorker', 'deputyHead', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export type Person = Listed & {
  readonly roles: readonly { readonly schoolId: string; readonly role: Role }[];
  readonly givenName: string;
  readonly middleName?: string;
  readonly familyName: string;
  readonly username: string;
  readonly email?: string;
  readonly phone?: string;
  readonly sms?: string;
  readonly enabled: boolean;
  readonly birthDate?: CivilDate;
  readonly sex?: 'male' | 'female' | 'other' | 'unspecified';
  /** A pupil's guardians, from whichever side the bundle links them. */
  readonly guardians: readonly string[];
  /** Whether the family has access at home; true unless the bundle says no. */
  readonly internet: boolean;
};

export type Enrolment = Listed & {
  readonly classId: string;
  readonly personId: string;
  readonly role: 'pupil' | 'teacher';
  readonly primary: boolean;
  readonly begin?: CivilDate;
  readonly end?: CivilDate;
};

export const PURPOSES = ['work', 'lesson', 'absence', 'homework', 'termGrade', 'finalGrade'] as const;
/** What a line item stands for in a journal. */
export type Purpose = (typeof PURPOSES)[number];

export type Category = {
  readonly sourcedId: string;
  readonly title: string;
  readonly abbreviation?: string;
  readonly purpose: Purpose;
  readonly weight: number;
};

/** A line item: something graded, or a lesson's topic, absences or homework, by the category's purpose. */
export type Work = Listed & {
  readonly classId: string;
  readonly termId: string;
  readonly category: Category;
  readonly title: string;
  readonly description?: string;
  readonly assigned: CivilDate;
  readonly due: CivilDate;
  /** The number of the lesson in the day, from 1. */
  readonly lesson: number;
  readonly min?: number;
  readonly max?: number;
};

export const ABSENCE_CODES = ['absent', 'excused', 'ill', 'late'] as const;
export type AbsenceCode = (typeof ABSENCE_CODES)[number];

export type Result = Listed & {
  readonly workId: string;
  readonly pupilId: string;
  /** OneRoster's score status, such as `fully graded` or `exempt`. */
  readonly status: string;
  readonly score?: number;
  readonly textScore?: string;
  readonly date: CivilDate;
  readonly comment?: string;
  readonly absence?: { readonly code: AbsenceCode; readonly minutes: number };
};
