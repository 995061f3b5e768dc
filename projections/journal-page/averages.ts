import { averageOf, proposedOn } from '../../src/school/average.values.js';
import { isMemberOn } from '../../src/school/membership.values.js';
import { EXEMPT, numberOn, type WorkKind } from '../../src/school/scale.values.js';
import { exemptOn, type ExemptDays } from '../exemptions/queries.js';
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

/** What is proposed where there is nothing to go by: exempt, for whoever is so in every lesson. */
export const exemptionNow = (
  { pupils }: Pick<PageHead, 'pupils'>,
  columns: readonly Pick<LessonColumn, 'date' | 'cancelled' | 'stage'>[],
  pupilId: string,
  exempt: readonly ExemptDays[],
): Pick<Average, 'proposed'> => {
  if (exempt.length === 0) return {};
  const taught = columns.filter(
    ({ date, cancelled, stage }) =>
      cancelled === undefined && stage !== 'expected' && isMemberOn(pupils, pupilId, date),
  );
  const isThroughout = taught.length > 0 && taught.every(({ date }) => exemptOn(exempt, date) !== undefined);
  return isThroughout ? { proposed: EXEMPT } : {};
};
