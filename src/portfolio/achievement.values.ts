import type { Sealed } from '../people/sealed.values.js';
import type { CivilDate } from '../school/civil-date.values.js';

export const ACHIEVEMENT_KINDS = ['olympiad', 'sport', 'art', 'community', 'other'] as const;
export type AchievementKind = (typeof ACHIEVEMENT_KINDS)[number];

/** Among whom it was achieved. */
export const ACHIEVEMENT_LEVELS = ['school', 'town', 'region', 'country', 'world'] as const;
export type AchievementLevel = (typeof ACHIEVEMENT_LEVELS)[number];

/** A file that shows it. Its content is kept outside the events, and is sealed with the pupil's key. */
export interface Proof {
  readonly fileId: string;
  /** What it was called. */
  readonly name: Sealed;
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
}

/** Something that a pupil achieved. */
export interface Achievement {
  readonly kind: AchievementKind;
  readonly level: AchievementLevel;
  readonly date: CivilDate;
  readonly title: Sealed;
  /** The place taken or what was awarded. */
  readonly award?: Sealed;
  readonly proofs: readonly Proof[];
}

/** What becomes of an achievement, by each of the facts about it. */
export const ACHIEVEMENT_TURNS = {
  AchievementRecorded: 'recorded',
  AchievementProposed: 'proposed',
  AchievementConfirmed: 'confirmed',
  AchievementRefused: 'refused',
  AchievementProposalWithdrawn: 'withdrawn',
  AchievementCorrected: 'corrected',
  AchievementAnnulled: 'annulled',
} as const;
export type AchievementTurn = (typeof ACHIEVEMENT_TURNS)[keyof typeof ACHIEVEMENT_TURNS];

/** Those that somebody is told of: what was taken back is nobody’s to decide on. */
export type AchievementNews = Exclude<AchievementTurn, 'withdrawn'>;

export const THANKED = ['pupil', 'guardians'] as const;
/** Who is thanked: the pupil, or the guardians of the pupil. */
export type Thanked = (typeof THANKED)[number];
