import { averageOf, proposedOn } from '../../src/school/average.values.js';
import { numberOn, type WorkKind } from '../../src/school/scale.values.js';
import type { LessonColumn, PageHead } from './read-model.js';

export interface Average {
  /** Σ(value·weight) / Σ(weight), to six places. */
  readonly average?: number;
  /** The term grade that the school's rounding makes of it. */
  readonly proposed?: string;
}

/** What a page counts by. */
type Grading = Pick<PageHead['opened'], 'scale' | 'rounding'>;

/** What grades come to on a scale, as they are rounded there. */
export const averageOn = (
  { scale, rounding }: Grading,
  grades: readonly { readonly value: string; readonly work: Pick<WorkKind, 'weight'> }[],
): Average => {
  const counted = grades.flatMap(({ value, work: { weight } }) => {
    const number = numberOn(scale, value);
    return number === undefined ? [] : [{ number, weight }];
  });
  const average = averageOf(counted);
  return average === undefined ? {} : { average, proposed: proposedOn(scale, rounding, average) };
};

/** What a pupil's grades come to now, with those that count from other pages. */
export const averageNow = (
  { opened, takenOver }: Pick<PageHead, 'opened' | 'takenOver'>,
  columns: readonly Pick<LessonColumn, 'grades'>[],
  pupilId: string,
): Average => {
  const here = columns.flatMap(({ grades }) =>
    grades.filter((grade) => grade.pupilId === pupilId && grade.status !== 'annulled'),
  );
  const elsewhere = takenOver.flatMap((taken) => (taken.pupilId === pupilId ? taken.grades : []));
  return averageOn(opened, [...here, ...elsewhere]);
};
