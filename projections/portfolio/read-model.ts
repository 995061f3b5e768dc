import type { Sealed } from '../../src/people/sealed.values.js';
import type { Achievement, AchievementTurn, Thanked } from '../../src/portfolio/achievement.values.js';

/** What a pupil achieved and was thanked for. `_id`: the pupil. What was annulled or withdrawn stays, marked so. */
export interface PortfolioDocument {
  readonly _id: string;
  /** By id, in the order in which they were brought in. */
  readonly achievements: Readonly<Record<string, KeptAchievement>>;
  readonly thanks: Readonly<Record<string, KeptThanks>>;
}

export type AchievementStanding = 'proposed' | 'refused' | 'withdrawn' | 'stands' | 'annulled';

export interface KeptAchievement {
  readonly standing: AchievementStanding;
  readonly achievement: Achievement;
  readonly broughtInBy: string;
  /** How it came to be so, oldest first. */
  readonly steps: readonly AchievementStep[];
}

export interface AchievementStep {
  readonly what: AchievementTurn;
  /** Instant. */
  readonly at: string;
  readonly by: string;
  readonly reason?: Sealed;
  /** What it was before it was corrected. */
  readonly before?: Achievement;
}

export interface KeptThanks {
  readonly thanked: Thanked;
  readonly text: Sealed;
  /** Instant. */
  readonly at: string;
  readonly by: string;
  readonly withdrawn?: { readonly at: string; readonly by: string; readonly reason: Sealed };
}
