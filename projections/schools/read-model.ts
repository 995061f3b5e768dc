import type { AcademicYearOpened, TermDefined } from '../../src/school/school.events.js';
import type { Members } from '../../src/school/membership.values.js';
import type { Scale, WorkKind } from '../../src/school/scale.values.js';

/** A school with its years, terms and subjects. `_id`: the school. */
export interface SchoolDocument {
  readonly _id: string;
  readonly title: string;
  readonly timeZone: string;
  readonly editWindowDays: number;
  readonly years: Readonly<Record<string, AcademicYearOpened['data']>>;
  readonly terms: Readonly<Record<string, TermDefined['data']>>;
  /** Titles by subject. */
  readonly subjects: Readonly<Record<string, string>>;
  readonly scale?: Scale;
  readonly works: Readonly<Record<string, WorkKind>>;
}

/** A class or teaching group. `_id`: the class. */
export interface ClassDocument {
  readonly _id: string;
  readonly schoolId: string;
  readonly title: string;
  readonly subjectId?: string;
  readonly partOf?: string;
}

/** The classes and groups that a pupil belongs to, or did. `_id`: the pupil. */
export interface ClassesOfPupil {
  readonly _id: string;
  /** Periods by class. */
  readonly classes: Members;
}
