import type { CivilDate } from '../school/civil-date.values.js';
import type { Fault } from './faults.js';
import type { Ratings } from '../school/ratings.values.js';
import type { Rounding } from '../school/rounding.values.js';
import type { Scale } from '../school/scale.values.js';

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
  /** Those that are the school's own, whether or not something was graded in them. */
  readonly workKinds: readonly SchoolWorkKind[];
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
export type BundleError = BundleNote & Fault;

type Listed = { readonly sourcedId: string; readonly ended: boolean };

/** An organisation above schools: a municipality (`local`) or a region (`state`). */
export type Area = { readonly sourcedId: string; readonly name: string };

export type School = Listed & {
  readonly name: string;
  readonly identifier?: string;
  readonly municipality?: Area;
  readonly region?: Area;
  /** What a school has that is new here; whoever is known keeps the settings that were made here. */
  readonly settings: SchoolSettings;
};

export type SchoolSettings = {
  readonly timeZone?: string;
  /** In days. */
  readonly editWindow?: number;
  readonly scale?: Scale;
  readonly rounding?: Rounding;
  readonly ratings?: Ratings;
  /** Titles of the reasons for corrections, by code. */
  readonly reasons?: Readonly<Record<string, string>>;
};

export type AcademicYear = Listed & {
  readonly title: string;
  readonly start: CivilDate;
  readonly end: CivilDate;
  /** The schools that have it; all of the bundle, where it names none. */
  readonly schoolIds: readonly string[];
};

/** A year of which the bundle gives no parts is its own only term and shares its sourcedId. */
export type Term = AcademicYear & { readonly yearId: string };

/** A subject as one school teaches it. */
export type Course = Listed & {
  readonly title: string;
  readonly code?: string;
  readonly schoolId?: string;
  /** Of homerooms a bundle needs a course too, which may be no subject. */
  readonly isSubject: boolean;
  /** The schools that have it, taught or not; it is one of every school beside them in which it is taught. */
  readonly schoolIds: readonly string[];
  /** The scale of the subject in its school, where that is one of its own. */
  readonly scale?: Scale;
};

export type Class = Listed & {
  readonly title: string;
  readonly kind: 'homeroom' | 'scheduled';
  readonly schoolId: string;
  readonly courseId: string;
  readonly termIds: readonly string[];
  /** The homeroom of which a scheduled class is the whole or a part. */
  readonly homeroomId?: string;
  /** The academic years that are over for a homeroom: nothing is written in them any more. */
  readonly closedYearIds: readonly string[];
};

export const ROLES = [
  'pupil',
  'guardian',
  'teacher',
  'healthWorker',
  'secretary',
  'deputyHead',
  'admin',
  'auditor',
  'authority',
] as const;
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
  readonly language?: 'en' | 'ru';
};

export type Enrolment = Listed & {
  readonly classId: string;
  readonly personId: string;
  readonly role: 'pupil' | 'teacher';
  readonly primary: boolean;
  readonly begin?: CivilDate;
  readonly end?: CivilDate;
  /** Other classes of the subject, which the pupil has left: grades of overlapping terms count here too. */
  readonly takesOverFrom: readonly string[];
};

export const PURPOSES = [
  'work',
  'lesson',
  'absence',
  'homework',
  'remark',
  'termGrade',
  'finalGrade',
  'page',
] as const;
/** What a line item stands for in a journal. */
export type Purpose = (typeof PURPOSES)[number];

export type Category = {
  readonly sourcedId: string;
  readonly title: string;
  readonly abbreviation?: string;
  readonly purpose: Purpose;
  readonly weight: number;
  /** The kind's code in the journal, which follows from the title where the bundle doesn't say. */
  readonly code?: string;
  /** How many grades a pupil may have for it in one lesson. */
  readonly grades?: number;
  /** The day from which on the kind is so; each other category of the same code is another version of it. */
  readonly from?: CivilDate;
};

/** One version of a kind of work that a school has. */
export type SchoolWorkKind = Category & { readonly schoolId: string; readonly from: CivilDate };

export const STAGES = ['expected', 'planned', 'held'] as const;

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
  /** What is known of the lesson itself, in a line item of that purpose; by its day, where the bundle doesn't say. */
  readonly stage?: (typeof STAGES)[number];
  readonly cancelled: boolean;
  readonly teacherId?: string;
  readonly substituteIds: readonly string[];
  /** Of homework: the number of the lesson for which it is due, how long it takes, and for whom it is. */
  readonly dueLesson?: number;
  readonly minutes?: number;
  readonly pupilIds: readonly string[];
  /** Of a page: by which rules it was opened, and whether it is closed. */
  readonly rules?: PageRules;
  readonly closed: boolean;
};

export type PageRules = {
  readonly scale: Scale;
  readonly rounding: Rounding;
  /** In days; as the school has it, where the bundle doesn't say. */
  readonly editWindow?: number;
};

export const REMARK_KINDS = ['praise', 'reprimand', 'note'] as const;
export const AUDIENCES = ['guardian', 'guardianAndPupil'] as const;

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
  readonly absence?: {
    readonly code: AbsenceCode;
    /** How much was missed; 0 where nobody counted. */
    readonly minutes: number;
    /** What the absence counts as since a reason was set; the comment is its note. */
    readonly reason?: AbsenceCode;
  };
  /** The day on which the work was made up for. */
  readonly madeUpOn?: CivilDate;
  /** A point in place of a grade, which waits for the pupil's work. */
  readonly debt?: { readonly dueOn?: CivilDate };
  /** What the comment is, in a line item of remarks. */
  readonly remark?: {
    readonly kind: (typeof REMARK_KINDS)[number];
    readonly visibleTo: (typeof AUDIENCES)[number];
  };
};
