import type { ColumnGrade, LessonColumn, PageHead } from '../../../projections/journal-page/read-model.js';
import type { LastChanged } from '../../../projections/last-changed/read-model.js';
import { partOfWork } from '../../../projections/last-changed/parts.values.js';
import type { SchoolDocument } from '../../../projections/schools/read-model.js';
import { startOfDay, type CivilDate } from '../../school/civil-date.values.js';
import { EXEMPT, numberOn, type Scale } from '../../school/scale.values.js';
import { lineItemIdOf } from './gradebook.ids.js';
import { categoryIdOf, courseIdOf, sessionIdOf } from './rostering.ids.js';
import { changedAt } from './rostering.mapping.js';
import { active, type Base, type Ref, type RefTo } from './wire.js';

/** A journal page with its lessons. */
export interface PageBook {
  readonly head: PageHead;
  readonly columns: readonly LessonColumn[];
}

export interface Category extends Base {
  readonly title: string;
  readonly weight: number;
  readonly metadata: { readonly abbreviation: string };
}

export interface LineItem extends Base {
  /** The topic of the lesson. */
  readonly title: string;
  /** Instants: the beginning of the day of the lesson. */
  readonly assignDate: string;
  readonly dueDate: string;
  readonly class: Ref;
  readonly school: Ref;
  readonly category: Ref;
  readonly academicSession: Ref;
  readonly scoreScale: Ref;
  readonly resultValueMin: number;
  readonly resultValueMax: number;
  /** The number of the lesson in the day. */
  readonly metadata: { readonly lesson: number };
}

export interface Result extends Base {
  readonly lineItem: Ref;
  readonly student: Ref;
  readonly class: Ref;
  readonly scoreScale: Ref;
  readonly scoreStatus: 'fully graded' | 'exempt';
  readonly score?: number;
  /** The grade as it is written, where that is no number. */
  readonly textScore?: string;
  /** The day of the lesson, or the one on which the work was made up for. */
  readonly scoreDate: CivilDate;
}

export interface ScoreScale extends Base {
  readonly title: string;
  readonly type: 'numeric' | 'named';
  readonly course: Ref;
  readonly class: Ref;
  readonly scoreScaleValue: readonly { readonly itemValueLHS: string; readonly itemValueRHS: string }[];
}

/** A work in a lesson, before it is made into a line item. */
export interface LineItemRow {
  readonly sourcedId: string;
  /** Its id here, where a platform calls it otherwise. */
  readonly id: string;
  readonly head: PageHead;
  readonly column: LessonColumn;
  readonly work: string;
  /** Whether something stands in it, or a platform has said that something is to. */
  readonly stands: boolean;
}

/** A grade, before it is made into a result. */
export interface ResultRow {
  readonly sourcedId: string;
  readonly head: PageHead;
  readonly column: LessonColumn;
  readonly grade: ColumnGrade;
}

/** What a platform calls something here: by the id that it has here. */
export type NameOf = (id: string) => string;

/** A school's kinds of work, each as it counts on a day. */
export const categoriesOf = (
  school: SchoolDocument,
  changed: ReadonlyMap<string, LastChanged>,
  today: CivilDate,
): Category[] =>
  Object.entries(school.works).flatMap(([code, versions]) => {
    const work = (versions.findLast(({ from }) => from <= today) ?? versions[0])?.work;
    if (!work) return [];
    const { title, weight, abbreviation } = work;
    const base = active(categoryIdOf(school._id, code), changedAt(changed, school._id, partOfWork(code)));
    return [{ ...base, title, weight, metadata: { abbreviation } }];
  });

/**
 * The works of a page: kinds for which there are grades or debts in a lesson, and those that were announced.
 * @param announced codes of works by lesson.
 */
export const lineItemRowsOf = (
  { head, columns }: PageBook,
  announced: ReadonlyMap<string, readonly string[]>,
  nameOf: NameOf,
): LineItemRow[] =>
  columns.flatMap((column) => {
    const { _id: lessonId, grades, debts, cancelled } = column;
    const toCome = announced.get(lessonId) ?? [];
    const standing = [...grades.filter(({ status }) => status !== 'annulled'), ...debts];
    const codes = new Set([...[...grades, ...debts].map(({ work }) => work.code), ...toCome]);
    return [...codes].map((work): LineItemRow => {
      const id = lineItemIdOf({ lessonId, work });
      const isThere = toCome.includes(work) || standing.some((one) => one.work.code === work);
      return { sourcedId: nameOf(id), id, head, column, work, stands: cancelled === undefined && isThere };
    });
  });

export const lineItemOf = ({ sourcedId, head, column, work, stands }: LineItemRow, to: RefTo): LineItem => {
  const { pageId, schoolId, groupId, termId, scale, timeZone } = head.opened;
  const { topic, date, number, at, grades } = column;
  const day = startOfDay(timeZone, date);
  const inIt = grades.filter((grade) => grade.work.code === work).map((grade) => grade.at);
  return {
    sourcedId,
    status: stands ? 'active' : 'tobedeleted',
    // What is over is over since its last grade was annulled.
    dateLastModified: stands ? at : [at, ...inIt].reduce((a, b) => (a > b ? a : b)),
    ...{ title: topic, assignDate: day, dueDate: day },
    ...{ class: to('class', groupId), school: to('org', schoolId) },
    category: to('category', categoryIdOf(schoolId, work)),
    academicSession: to('academicSession', sessionIdOf(schoolId, termId)),
    scoreScale: to('scoreScale', pageId),
    ...{ resultValueMin: scale.min, resultValueMax: scale.max, metadata: { lesson: number } },
  };
};

export const resultRowsOf = ({ head, columns }: PageBook, nameOf: NameOf): ResultRow[] =>
  columns.flatMap((column) =>
    column.grades.map((grade) => ({ sourcedId: nameOf(grade.gradeId), head, column, grade })),
  );

/** @param lineItemName what the platform calls a line item. */
export const resultOf = (
  { sourcedId, head, column, grade }: ResultRow,
  lineItemName: NameOf,
  to: RefTo,
): Result => {
  const { pageId, groupId, scale } = head.opened;
  const { pupilId, value, status, work, madeUpOn, at } = grade;
  const lineItemId = lineItemIdOf({ lessonId: column._id, work: work.code });
  return {
    ...{ sourcedId, status: status === 'annulled' ? 'tobedeleted' : 'active', dateLastModified: at },
    lineItem: to('lineItem', lineItemName(lineItemId)),
    ...{ student: to('user', pupilId), class: to('class', groupId), scoreScale: to('scoreScale', pageId) },
    ...scoreOf(value, scale),
    scoreDate: madeUpOn ?? column.date,
  };
};

const scoreOf = (value: string, scale: Scale): Pick<Result, 'scoreStatus' | 'score' | 'textScore'> => {
  if (value === EXEMPT) return { scoreStatus: 'exempt' };
  const score = numberOn(scale, value);
  return {
    scoreStatus: 'fully graded',
    ...(score === undefined ? {} : { score }),
    ...(scale.names || score === undefined ? { textScore: value } : {}),
  };
};

/** The scale that a page was opened with. */
export const scoreScaleOf = (
  { opened: { pageId, schoolId, subjectId, groupId, scale } }: PageHead,
  changed: ReadonlyMap<string, LastChanged>,
  to: RefTo,
): ScoreScale => {
  const values = scale.names
    ? Object.entries(scale.names)
    : Array.from({ length: scale.max - scale.min + 1 }, (_, index) => {
        const number = scale.min + index;
        return [number.toString(), number] as const;
      });
  return {
    ...active(pageId, changedAt(changed, pageId)),
    title: scale.names
      ? Object.keys(scale.names).join(', ')
      : `${scale.min.toString()}–${scale.max.toString()}`,
    type: scale.names ? 'named' : 'numeric',
    ...{ course: to('course', courseIdOf(schoolId, subjectId)), class: to('class', groupId) },
    scoreScaleValue: values.map(([grade, number]) => ({
      ...{ itemValueLHS: grade, itemValueRHS: number.toString() },
    })),
  };
};
