import {
  comparePositions,
  laterOf,
  parsePosition,
  START,
  type Position,
} from '../../src/eventing/position.js';
import { dateOf, idOfField, pageOf } from '../../src/journal/page/page-ids.values.js';
import type { Reason } from '../../src/journal/page/reason.values.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import type { WorkKind } from '../../src/school/scale.values.js';
import type { PupilWeek, WeekGrade } from './read-model.js';

/** What happened to a grade of a pupil. */
export interface GradeNews {
  readonly gradeId: string;
  readonly pageId: string;
  /** The day of the lesson. */
  readonly date: CivilDate;
  readonly work: WorkKind;
  readonly kind: 'given' | 'corrected' | 'annulled';
  /** What it was before; none where it was given. */
  readonly from?: string;
  /** What it became; none where it was annulled. */
  readonly to?: string;
  readonly reason?: Reason;
  /** Which of the grade's changes it is, from 0 on; none where it was given. */
  readonly change?: number;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  readonly position: Position;
}

/** Whatever happened to the grades of some weeks after a position, newest first. */
export const newsAfter = (
  weeks: Iterable<Pick<PupilWeek, 'grades'>>,
  since: Position,
): readonly GradeNews[] =>
  [...weeks]
    .flatMap(({ grades }) => Object.entries(grades))
    .flatMap(([field, grade]) => newsOf(idOfField(field), grade))
    .filter(({ position }) => comparePositions(position, since) > 0)
    .sort((a, b) => comparePositions(b.position, a.position));

/** The position of whatever happened last to the grades of some weeks. */
export const newestIn = (weeks: Iterable<Pick<PupilWeek, 'grades'>>): Position =>
  [...weeks]
    .flatMap(({ grades }) => Object.values(grades))
    .reduce((newest, { position, changes }) => {
      return laterOf(newest, placed(changes.at(-1)?.position ?? position));
    }, START);

const newsOf = (gradeId: string, { lessonId, work, value, givenAt, position, changes }: WeekGrade) => {
  const [pageId, date] = [pageOf(lessonId), dateOf(lessonId)];
  if (pageId === undefined || date === undefined) return [];
  const grade = { gradeId, pageId, date, work };
  const given: GradeNews = {
    ...{ ...grade, kind: 'given', to: changes[0]?.from ?? value },
    ...{ at: givenAt, position: placed(position) },
  };
  return [
    given,
    ...changes.map(({ from, to, reason, at, position: changedAt }, change): GradeNews => ({
      ...{ ...grade, kind: to === undefined ? 'annulled' : 'corrected', from, reason, change, at },
      ...(to === undefined ? {} : { to }),
      position: placed(changedAt),
    })),
  ];
};

const placed = (text: string): Position => parsePosition(text) ?? START;
