import type { Sealed } from '../people/sealed.values.js';
import type { Achievement, Thanked } from './achievement.values.js';

interface OfAchievement {
  readonly pupilId: string;
  readonly achievementId: string;
}

interface OfThanks {
  readonly pupilId: string;
  readonly thanksId: string;
}

/** A teacher recorded what a pupil achieved. */
export interface AchievementRecorded {
  readonly type: 'AchievementRecorded';
  readonly data: OfAchievement & { readonly achievement: Achievement; readonly recordedBy: string };
}

/** A pupil, or a guardian, proposed to record what the pupil achieved. */
export interface AchievementProposed {
  readonly type: 'AchievementProposed';
  readonly data: OfAchievement & { readonly achievement: Achievement; readonly proposedBy: string };
}

/** What was proposed stands in the portfolio: the class teacher confirmed it, or a deputy head did. */
export interface AchievementConfirmed {
  readonly type: 'AchievementConfirmed';
  readonly data: OfAchievement;
}

/** What was proposed does not come into the portfolio. */
export interface AchievementRefused {
  readonly type: 'AchievementRefused';
  readonly data: OfAchievement & { readonly reason: Sealed };
}

/** Whoever proposed an achievement took it back before anybody decided on it. */
export interface AchievementProposalWithdrawn {
  readonly type: 'AchievementProposalWithdrawn';
  readonly data: OfAchievement;
}

/** An achievement was put right; what stood before stays on record. */
export interface AchievementCorrected {
  readonly type: 'AchievementCorrected';
  readonly data: OfAchievement & { readonly achievement: Achievement; readonly reason: Sealed };
}

/** An achievement does not count any more; what it was stays on record. */
export interface AchievementAnnulled {
  readonly type: 'AchievementAnnulled';
  readonly data: OfAchievement & { readonly reason: Sealed };
}

/** Somebody of the staff thanked a pupil, or the pupil's guardians. */
export interface ThanksGiven {
  readonly type: 'ThanksGiven';
  readonly data: OfThanks & { readonly thanked: Thanked; readonly text: Sealed; readonly thankedBy: string };
}

/** Thanks had been given by mistake. */
export interface ThanksWithdrawn {
  readonly type: 'ThanksWithdrawn';
  readonly data: OfThanks & { readonly reason: Sealed };
}

export type PortfolioEvent =
  | AchievementRecorded
  | AchievementProposed
  | AchievementConfirmed
  | AchievementRefused
  | AchievementProposalWithdrawn
  | AchievementCorrected
  | AchievementAnnulled
  | ThanksGiven
  | ThanksWithdrawn;
