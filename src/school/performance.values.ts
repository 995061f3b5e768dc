import type { Level, Scale } from './scale.values.js';

/** How many grades stand at each level. */
export type LevelCounts = Readonly<Record<Level, number>>;

/** What the grades of a class, a subject or a school come to; without any, only that there are none. */
export interface Figures {
  /** N: the grades that count, "not assessed" among them. */
  readonly counted: number;
  readonly levels: LevelCounts;
  /** Percent of N that are satisfactory or better: (n5 + n4 + n3)·100 / N, to two places. */
  readonly performance?: number;
  /** Percent of N that are good or better: (n5 + n4)·100 / N, to two places. */
  readonly quality?: number;
  /** Degree of training in percent: (100·n5 + 64·n4 + 36·n3 + 16·n2 + 7·n0) / N, to two places. */
  readonly training?: number;
}

/** A pupil's grade in one subject, as it counts in the lists of pupils. */
export interface InSubject {
  readonly subjectId: string;
  readonly scale: Scale;
  /** Undefined where there is no grade, or one that counts nowhere. */
  readonly level?: Level | undefined;
  /** The level that the average of the grades comes to, where it is known. */
  readonly averageLevel?: Level | undefined;
  /** Whether the pupil need not be assessed. */
  readonly exempt: boolean;
}

/** In which of the lists of pupils somebody stands, with the subjects for which. */
export interface Standing {
  /** Every grade is excellent, and none is missing. */
  readonly excellent: boolean;
  /** All grades but one are excellent and that one is good, or all but one are good or better and that one satisfactory. */
  readonly oneShort?: { readonly of: 'excellent' | 'good'; readonly subjectId: string };
  /** Subjects that the pupil passes, or has no grade in yet, though the average is unsatisfactory. */
  readonly atRisk: readonly string[];
  /** Subjects with an unsatisfactory grade, or none for want of anything to go by. */
  readonly failing: readonly string[];
}

const NONE: LevelCounts = { excellent: 0, good: 0, satisfactory: 0, unsatisfactory: 0, notAssessed: 0 };

export const countsOf = (levels: readonly Level[]): LevelCounts =>
  levels.reduce((counts, level) => ({ ...counts, [level]: counts[level] + 1 }), NONE);

export const sumOf = (counts: readonly LevelCounts[]): LevelCounts =>
  counts.reduce(
    (sum, next) => ({
      excellent: sum.excellent + next.excellent,
      good: sum.good + next.good,
      satisfactory: sum.satisfactory + next.satisfactory,
      unsatisfactory: sum.unsatisfactory + next.unsatisfactory,
      notAssessed: sum.notAssessed + next.notAssessed,
    }),
    NONE,
  );

export const figuresOf = (levels: LevelCounts): Figures => {
  const { excellent: n5, good: n4, satisfactory: n3, unsatisfactory: n2, notAssessed: n0 } = levels;
  const counted = n5 + n4 + n3 + n2 + n0;
  if (counted === 0) return { counted, levels };
  const share = (hundreds: number): number => Math.round((hundreds * 100) / counted) / 100;
  return {
    counted,
    levels,
    performance: share((n5 + n4 + n3) * 100),
    quality: share((n5 + n4) * 100),
    training: share(100 * n5 + 64 * n4 + 36 * n3 + 16 * n2 + 7 * n0),
  };
};

export const standingOf = (subjects: readonly InSubject[]): Standing => {
  const failing = subjects.filter(({ level }) => level !== undefined && !isPassing(level));
  const atRisk = subjects.filter(
    ({ level, averageLevel, exempt }) =>
      averageLevel === 'unsatisfactory' && !exempt && (level === undefined || isPassing(level)),
  );
  const ids = (some: readonly InSubject[]) => some.map(({ subjectId }) => subjectId);
  return { ...bestOf(subjects), atRisk: ids(atRisk), failing: ids(failing) };
};

const isPassing = (level: Level): boolean => level !== 'unsatisfactory' && level !== 'notAssessed';

/** A pass where there is nothing better, as on pass/fail, keeps nobody from being excellent. */
const isBestPossible = ({ scale, level }: InSubject): boolean =>
  level === 'excellent' || (level === 'satisfactory' && scale.levels.good > scale.max);

const bestOf = (subjects: readonly InSubject[]): Pick<Standing, 'excellent' | 'oneShort'> => {
  const counted = subjects.filter(({ exempt }) => !exempt);
  if (counted.length === 0 || counted.some(({ level }) => level === undefined)) return { excellent: false };
  const belowBest = counted.filter((subject) => !isBestPossible(subject));
  if (belowBest.length === 0) return { excellent: counted.some(({ level }) => level === 'excellent') };
  const belowGood = belowBest.filter(({ level }) => level !== 'good');
  const [lowest] = belowGood.length > 0 ? belowGood : belowBest;
  if (!lowest || counted.length === 1) return { excellent: false };
  const { subjectId } = lowest;
  if (belowGood.length === 0 && belowBest.length === 1) {
    return { excellent: false, oneShort: { of: 'excellent', subjectId } };
  }
  if (belowGood.length === 1 && lowest.level === 'satisfactory') {
    return { excellent: false, oneShort: { of: 'good', subjectId } };
  }
  return { excellent: false };
};
