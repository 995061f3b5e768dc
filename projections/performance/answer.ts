import type { Position } from '../../src/eventing/position.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import type { Figures } from '../../src/school/performance.values.js';
import type { Level } from '../../src/school/scale.values.js';

/** What a report stands for. */
export interface AsOf {
  readonly position: Position;
  /** Instant at which it was reckoned, ISO 8601 in UTC: since then nothing that it is made of has changed. */
  readonly at: string;
  /** Pupils who had left before this day are not counted: today, or the last day of the term or year. */
  readonly date: CivilDate;
}

export interface Named {
  readonly id: string;
  readonly title: string;
}

/** A row of figures, with the pupils' places that do not count in them. */
export interface FiguresRow extends Named, Figures {
  /** Grades that are still to be given. */
  readonly unmarked: number;
  readonly exempt: number;
}

export const PARTS = ['class', 'subject', 'teacher', 'parallel', 'school'] as const;
/** What a row of figures is of. */
export type PartKind = (typeof PARTS)[number];

export interface PerformanceReport {
  readonly asOf: AsOf;
  readonly rows: readonly FiguresRow[];
}

export const LISTS = ['excellent', 'oneShort', 'atRisk', 'failing'] as const;
export type ListKind = (typeof LISTS)[number];

/** A pupil in one of the lists, with the subjects for which: none where it is for all of them. */
export interface ListedPupil {
  readonly id: string;
  readonly name: string;
  readonly class: string;
  readonly subjects: readonly Named[];
  /** What the pupil is one grade short of. */
  readonly of?: 'excellent' | 'good';
}

export interface PupilsReport {
  readonly asOf: AsOf;
  readonly rows: readonly ListedPupil[];
}

export interface AuthorityReport {
  readonly asOf: AsOf;
  /** Of all the schools together. */
  readonly total: Figures;
  readonly rows: readonly FiguresRow[];
}

/** The summary sheet of a class: its pupils, its subjects, and the grades where they cross. */
export interface ClassReport {
  readonly asOf: AsOf;
  readonly class: Named;
  readonly term: Named;
  readonly figures: Figures;
  readonly subjects: readonly Named[];
  readonly pupils: readonly SheetRow[];
  readonly lists: Readonly<Record<ListKind, readonly ListedPupil[]>>;
}

export interface SheetRow {
  readonly id: string;
  readonly name: string;
  readonly grades: readonly SheetGrade[];
  /** Lessons that the pupil was away from, and those of them without a reason. */
  readonly absences: { readonly lessons: number; readonly withoutReason: number };
}

export interface SheetGrade {
  readonly subjectId: string;
  /** The term grade, once it is given. */
  readonly value?: string;
  readonly level?: Level;
  /** What the grades of the term come to now. */
  readonly average?: number;
  readonly proposed?: string;
}

/** How a page is kept, as its teacher and the school's leaders see it. */
export interface ProgressFigures {
  readonly lessons: { readonly held: number; readonly planned: number; readonly cancelled: number };
  /** Days, and numbers in the day, of planned lessons that are past and have not been recorded, so lack a topic. */
  readonly topicsMissing: readonly { readonly date: CivilDate; readonly number: number }[];
  /** Grades given, those that were annulled among them. */
  readonly grades: number;
  /** Grades that count, per pupil and held lesson, to three places. */
  readonly density?: number;
  readonly lateEntries: number;
  readonly corrections: number;
  readonly annulments: number;
  readonly lastEntryAt?: string;
}

export interface PageProgressRow extends ProgressFigures {
  readonly pageId: string;
  readonly subject: Named;
  readonly group: Named;
  readonly pupils: number;
  readonly closed: boolean;
}

export interface TeacherProgress {
  readonly asOf: AsOf;
  readonly teacher: { readonly id: string; readonly name: string };
  readonly rows: readonly PageProgressRow[];
}

/** The term in a school on one sheet. */
export interface SchoolSummary {
  readonly asOf: AsOf;
  readonly term: Named;
  readonly figures: Figures;
  readonly parallels: readonly FiguresRow[];
  readonly classes: readonly FiguresRow[];
  readonly subjects: readonly FiguresRow[];
  /** How many pupils stand in each list. */
  readonly lists: Readonly<Record<ListKind, number>>;
  readonly pages: {
    readonly open: number;
    readonly closed: number;
    /** Grades that are still to be given. */
    readonly termGradesMissing: number;
  };
  /** One row for each teacher. */
  readonly rows: readonly TeacherTotals[];
}

export interface TeacherTotals {
  readonly id: string;
  readonly name: string;
  readonly pages: number;
  readonly held: number;
  readonly topicsMissing: number;
  readonly lateEntries: number;
  readonly corrections: number;
  readonly annulments: number;
  readonly lastEntryAt?: string;
}
