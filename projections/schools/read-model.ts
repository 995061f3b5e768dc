import type { AcademicYearOpened, Area, TermDefined } from '../../src/school/school.events.js';
import type { Members } from '../../src/school/membership.values.js';
import type { Ratings } from '../../src/school/ratings.values.js';
import type { Rounding } from '../../src/school/rounding.values.js';
import type { Scale } from '../../src/school/scale.values.js';
import type { SchoolDays } from '../../src/timetable/school-days.values.js';
import type { WorkKindVersions } from '../../src/school/work-kinds.values.js';
import type { Revision } from '../diary-week/read-model.js';

/** A school with its years, terms, subjects and settings. `_id`: the school. */
export interface SchoolDocument {
  readonly _id: string;
  readonly title: string;
  readonly timeZone: string;
  /** Where it is, as far as that is known. */
  readonly municipality?: Area;
  readonly region?: Area;
  readonly editWindowDays: number;
  readonly years: Readonly<Record<string, AcademicYearOpened['data']>>;
  readonly terms: Readonly<Record<string, TermDefined['data']>>;
  /** Titles by subject. */
  readonly subjects: Readonly<Record<string, string>>;
  /** The scale of subjects that have none of their own. */
  readonly scale?: Scale;
  readonly scalesBySubject: Readonly<Record<string, Scale>>;
  readonly works: WorkKindVersions;
  readonly rounding: Rounding;
  readonly ratings: Ratings;
  /** Titles of the reasons for corrections by code; of delisted ones too, for what was corrected for them before. */
  readonly reasons: Readonly<Record<string, string>>;
  /** Codes of the reasons for which nothing is corrected any more. */
  readonly delistedReasons: readonly string[];
  /** Those on which it does not go by the plan of the day of the week. */
  readonly days: SchoolDays;
  /** How often something was said of them, and when it was last; none where nothing was. */
  readonly daysRevision?: Revision;
}

/** Every school that was ever connected. There is one such document. */
export interface ConnectedSchools {
  readonly _id: string;
  readonly schoolIds: readonly string[];
}

/** A class or teaching group. `_id`: the class. */
export interface ClassDocument {
  readonly _id: string;
  readonly schoolId: string;
  readonly title: string;
  readonly subjectId?: string;
  readonly partOf?: string;
  /** Class teachers of a class, teachers of a group. */
  readonly teachers: Members;
  readonly pupils: Members;
}

/** The classes such as 7B that were ever formed in a school. `_id`: the school. */
export interface ClassesOfSchool {
  readonly _id: string;
  readonly classIds: readonly string[];
  /** Whether any of them came with a roster. */
  readonly rosterCame: boolean;
}

/** The classes and groups that a pupil belongs to, or did. `_id`: the pupil. */
export interface ClassesOfPupil {
  readonly _id: string;
  /** Periods by class. */
  readonly classes: Members;
  /** The class to which the pupil was transferred, until it has taken the pupil in. */
  readonly transferredTo?: string;
}

/** The teaching groups that are a class, or a part of it. `_id`: the class; a group of no class is its own. */
export interface GroupsOfClass {
  readonly _id: string;
  /** Groups by subject. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
}
