import type { CivilDate } from '../civil-date.values.js';
import type { AcademicYearOpened, TermDefined } from '../school.events.js';

/** What a class goes on as. */
export interface NextClass {
  readonly classId: string;
  readonly title: string;
  /** Who has it from the first day on. */
  readonly teacherIds: readonly string[];
}

/** What a teaching group goes on as. */
export interface NextGroup extends NextClass {
  readonly subjectId: string;
  /** The new class that it is a part of, where it is of one class. */
  readonly partOf?: string;
}

/** A school goes on from a year into the next: which classes and groups as what, and who leaves. */
export interface NextYearOpened {
  readonly type: 'NextYearOpened';
  readonly data: {
    readonly schoolId: string;
    readonly fromYearId: string;
    /** Of that year: who leaves, or goes on, belongs to the old class until then. */
    readonly lastDay: CivilDate;
    readonly year: AcademicYearOpened['data'];
    readonly terms: readonly TermDefined['data'][];
    /** Those that go on as none leave school. */
    readonly classes: readonly { readonly classId: string; readonly next?: NextClass }[];
    readonly groups: readonly { readonly groupId: string; readonly next?: NextGroup }[];
    /** Who leaves although the class goes on. */
    readonly leavers: readonly string[];
  };
}

/** Everything that follows from it was carried out: the new year can be looked at. */
export interface NextYearReady {
  readonly type: 'NextYearReady';
  readonly data: { readonly schoolId: string; readonly yearId: string };
}

export type NextYearEvent = NextYearOpened | NextYearReady;
