import type { Diary, DiaryGrade } from '../api/diary.js';

/** What came to a week while it was shown. */
export interface News {
  readonly kind: 'given' | 'corrected' | 'annulled';
  readonly subject: string;
  /** What the grade was before; none where it was given. */
  readonly from: string;
  readonly value: string;
}

/** The grades that were given, corrected or annulled between two answers on the same week. */
export function newsBetween(before: Diary, after: Diary): readonly News[] {
  const known = new Map(gradesOf(before).map(({ grade }) => [grade.gradeId, grade]));
  return gradesOf(after).flatMap(({ subject, grade }): News[] => {
    const old = known.get(grade.gradeId);
    if (!old) return [{ kind: 'given', subject, from: '', value: grade.value }];
    const change = grade.changes.at(-1);
    if (!change || grade.changes.length <= old.changes.length) return [];
    const kind = change.to === undefined ? 'annulled' : 'corrected';
    return [{ kind, subject, from: change.from, value: grade.value }];
  });
}

/** Whether a grade was given or changed after an instant; nothing is new where there is none. */
export function isNewSince(since: string | undefined, { givenAt, changes }: DiaryGrade): boolean {
  return since !== undefined && [givenAt, ...changes.map(({ at }) => at)].some((at) => at > since);
}

/** How many grades of a week were given or changed after an instant. */
export function countNewSince(since: string | undefined, diary: Diary): number {
  return gradesOf(diary).filter(({ grade }) => isNewSince(since, grade)).length;
}

const gradesOf = ({ days }: Diary) =>
  days.flatMap(({ lessons }) =>
    lessons.flatMap(({ subject, grades }) => grades.map((grade) => ({ subject: subject.title, grade }))),
  );
