import { proposedOn, thresholdsOf, toSixPlaces } from '../../src/school/average.values.js';
import { totalOf, type GradeSums } from '../../src/school/grade-sums.values.js';
import { isSame } from '../../src/school/plain-data.values.js';
import { HALF_UP } from '../../src/school/rounding.values.js';
import type { Scale } from '../../src/school/scale.values.js';
import type { Band, Standing } from './answer.js';

/** What a pupil's grades of one page come to, now and before this week. */
export interface Result {
  readonly subjectId: string;
  readonly scale: Scale;
  readonly now: GradeSums;
  readonly before: GradeSums;
}

/** Pupils beside each other. */
export interface Ranking {
  /** Where all that is compared is on one. */
  readonly scale: Scale | undefined;
  readonly standings: ReadonlyMap<string, Standing>;
  /** How many have a place. */
  readonly ranked: number;
}

type When = 'now' | 'before';

/**
 * Pupils by the mean of what they come to in each subject, whatever the number of its grades and lessons.
 *
 * Numbers of different scales are never added up: a 9 of 10 would beat a 5 of 5. So a subject's average counts as its
 * share of the scale, (average − min) / (max − min). Where all are on one scale that is the order of the plain means,
 * which are compared then, and told.
 *
 * @param results by pupil; with none, a pupil has no place.
 * @param least grades that count, with fewer than which a pupil has no place.
 */
export const rankingOf = (results: ReadonlyMap<string, readonly Result[]>, least: number): Ranking => {
  const scale = oneScale([...results.values()].flat());
  const measuredAt = (when: When) =>
    new Map([...results].map(([id, own]) => [id, measured(own, when, scale)] as const));
  const now = measuredAt('now');
  const places = placesOf(scoresOf(now, least));
  const before = placesOf(scoresOf(measuredAt('before'), least));
  const standings = [...now].map(([id, measure]) => {
    const [place, placeBefore] = [places.get(id), before.get(id)];
    const change = place === undefined || placeBefore === undefined ? undefined : place - placeBefore;
    const standing: Standing = {
      ...(place === undefined ? {} : { place }),
      ...(change === undefined ? {} : { change }),
      ...measure,
    };
    return [id, standing] as const;
  });
  return { scale, standings: new Map(standings), ranked: places.size };
};

/** The scale that all the results that count are on, if they are. */
const oneScale = (results: readonly Result[]): Scale | undefined => {
  const scales = new Set(results.flatMap(({ now, scale }) => (now.count > 0 ? [scale] : [])));
  const [first, ...others] = scales;
  return others.every((other) => first && isSameScale(first, other)) ? first : undefined;
};

const isSameScale = (a: Scale, b: Scale): boolean =>
  a.min === b.min && a.max === b.max && isSame(a.names, b.names);

type Measure = Pick<Standing, 'average' | 'share' | 'count'>;

const measured = (results: readonly Result[], when: When, scale: Scale | undefined): Measure => {
  const { count } = totalOf(results.map((result) => result[when]));
  if (count === 0) return { count };
  const meanOf = (numberOf: (result: Result) => number) => meanOverSubjects(results, when, numberOf);
  const share = meanOf(
    ({ scale: { min, max }, [when]: { sum, weight } }) => (sum - min * weight) / (max - min),
  );
  return { ...(scale ? { average: meanOf((result) => result[when].sum) } : {}), share, count };
};

/** The mean, to six places, of each subject's Σ(sum) / Σ(weight) over its pages. */
const meanOverSubjects = (
  results: readonly Result[],
  when: When,
  sumOf: (result: Result) => number,
): number => {
  const bySubject = new Map<string, { sum: number; weight: number }>();
  for (const result of results) {
    const { count, weight } = result[when];
    if (count === 0) continue;
    const before = bySubject.get(result.subjectId) ?? { sum: 0, weight: 0 };
    bySubject.set(result.subjectId, { sum: before.sum + sumOf(result), weight: before.weight + weight });
  }
  const averages = [...bySubject.values()].map(({ sum, weight }) => sum / weight);
  return toSixPlaces(averages.reduce((total, average) => total + average, 0) / averages.length);
};

/** What is compared of whoever has grades enough. */
const scoresOf = (measures: ReadonlyMap<string, Measure>, least: number): ReadonlyMap<string, number> =>
  new Map(
    [...measures].flatMap(([id, { average, share, count }]) => {
      const score = average ?? share;
      return score === undefined || count < least ? [] : [[id, score] as const];
    }),
  );

/** Dense ranks: the highest score is first, the same score shares a place, and the next one follows without a gap. */
export const placesOf = (scores: ReadonlyMap<string, number>): ReadonlyMap<string, number> => {
  const distinct = [...new Set(scores.values())].sort((a, b) => b - a);
  const placeOf = new Map(distinct.map((score, index) => [score, index + 1]));
  return new Map([...scores].map(([id, score]) => [id, placeOf.get(score) ?? 0]));
};

const FIFTHS = [0, 0.2, 0.4, 0.6, 0.8];

/** How those with a place are spread: by the grade that the average is nearest to, or in fifths of the share. */
export const bandsOf = ({ scale, standings }: Ranking): Band[] => {
  const ranked = [...standings.values()].filter(({ place }) => place !== undefined);
  if (!scale) {
    const fifths = ranked.map(({ share = 0 }) => FIFTHS.findLastIndex((least) => share >= least));
    return FIFTHS.map((least, index) => ({
      least,
      pupils: fifths.filter((fifth) => fifth === index).length,
    }));
  }
  const grades = ranked.map(({ average = scale.min }) => proposedOn(scale, HALF_UP, average));
  return thresholdsOf(scale, HALF_UP).map(({ value, least }) => ({
    // Whatever is below all the others is nearest to the lowest grade.
    least: Math.max(least, scale.min),
    value,
    pupils: grades.filter((grade) => grade === value).length,
  }));
};
