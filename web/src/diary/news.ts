import type { Diary } from '../api/diary.js';
import type { GradeNews } from '../api/diary-news.js';

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

/** What of a diary is marked as new. */
export interface New {
  readonly isGradeNew: (gradeId: string) => boolean;
  /** @param change which of the grade's changes it is, from 0 on. */
  readonly isChangeNew: (gradeId: string, change: number) => boolean;
}

export const NOTHING_NEW: New = { isGradeNew: () => false, isChangeNew: () => false };

/** What is marked where something is new: each grade to which anything happened, and each of its changes. */
export function newIn(news: readonly Pick<GradeNews, 'gradeId' | 'change'>[]): New {
  const grades = new Set(news.map(({ gradeId }) => gradeId));
  const changes = new Set(news.map(({ gradeId, change = -1 }) => `${gradeId} ${change.toString()}`));
  return {
    isGradeNew: (gradeId) => grades.has(gradeId),
    isChangeNew: (gradeId, change) => changes.has(`${gradeId} ${change.toString()}`),
  };
}

const gradesOf = ({ days }: Diary) =>
  days.flatMap(({ lessons }) =>
    lessons.flatMap(({ subject, grades }) => grades.map((grade) => ({ subject: subject.title, grade }))),
  );
