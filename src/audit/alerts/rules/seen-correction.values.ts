import type { LocalTime } from '../../../school/local-time.values.js';

/** Something that an account corrected, annulled or withdrew, as far as a rule has to know of it. */
export interface SeenCorrection {
  readonly eventId: string;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  /** What the school's clocks showed. */
  readonly local: LocalTime;
  /** The journal page, or a class's sheet of final grades in a subject. */
  readonly page: string;
  readonly pupilId: string;
  /** The same for all that one work of a lesson was graded with: a test that is counted anew is one thing. */
  readonly work: string;
  /** Whether it serves the pupil: a better grade now, or a bad one or a debt less. */
  readonly upward: boolean;
  /** Whether whoever did it teaches there. */
  readonly ownPage: boolean;
  /** Days up to the last of the term, or the year; negative after it. */
  readonly daysToClosing: number;
  /** Whether the account wrote nothing before it began to correct, shortly before. */
  readonly newcomer: boolean;
  /** Whether somebody has looked at it since, and found it to be ordinary work. */
  readonly ordinary: boolean;
}

const MINUTE_MS = 60_000;

/** Minutes from one correction to a later one. */
export const minutesBetween = (
  earlier: Pick<SeenCorrection, 'at'>,
  later: Pick<SeenCorrection, 'at'>,
): number => (Date.parse(later.at) - Date.parse(earlier.at)) / MINUTE_MS;

export const daysBetween = (earlier: Pick<SeenCorrection, 'at'>, later: Pick<SeenCorrection, 'at'>): number =>
  minutesBetween(earlier, later) / (24 * 60);

/**
 * The last corrections, this one included, no more than so many. In a page of one's own, a work that is counted anew
 * for a whole class stands there once, by its last correction.
 */
export const lastOf = (
  earlier: readonly SeenCorrection[],
  correction: SeenCorrection,
  most: number,
): readonly SeenCorrection[] => {
  const { ownPage, page, work } = correction;
  const others = earlier.filter((each) => !(ownPage && each.page === page && each.work === work));
  return [...others, correction].slice(-most);
};

export const pagesIn = (corrections: readonly Pick<SeenCorrection, 'page'>[]): readonly string[] => [
  ...new Set(corrections.map(({ page }) => page)),
];
