import type { Achievement, Proof, Thanked } from '../../src/portfolio/achievement.values.js';
import type { AchievementStanding, AchievementStep } from './read-model.js';

interface Person {
  readonly id: string;
  readonly name: string;
}

/** What was achieved, in words. */
export interface AchievementTold extends Pick<Achievement, 'kind' | 'level' | 'date'> {
  readonly title: string;
  readonly award?: string;
  readonly proofs: readonly ProofTold[];
}

export interface ProofTold extends Omit<Proof, 'name'> {
  readonly name: string;
}

export interface StepTold extends Pick<AchievementStep, 'what' | 'at'> {
  readonly by: Person;
  readonly reason?: string;
  readonly before?: AchievementTold;
}

export interface ListedAchievement extends AchievementTold {
  readonly achievementId: string;
  readonly standing: AchievementStanding;
  /** How it came to be so, oldest first. */
  readonly steps: readonly StepTold[];
  /** What whoever asks may do about it: confirm or refuse it, correct or annul it, take it back. */
  readonly may: { readonly decide: boolean; readonly correct: boolean; readonly withdraw: boolean };
}

export interface ListedThanks {
  readonly thanksId: string;
  readonly thanked: Thanked;
  readonly text: string;
  readonly at: string;
  readonly by: Person;
  readonly withdrawn?: { readonly at: string; readonly by: Person; readonly reason: string };
  readonly may: { readonly withdraw: boolean };
}

export interface PortfolioAnswer {
  readonly pupil: Person;
  /** What whoever asks may do: propose an achievement, record one and thank, and read the remarks in lessons. */
  readonly may: { readonly propose: boolean; readonly record: boolean; readonly readRemarks: boolean };
  /** The latest first, as are thanks. */
  readonly achievements: readonly ListedAchievement[];
  readonly thanks: readonly ListedThanks[];
}

/** How much is in the portfolios of a class. */
export interface ClassPortfolios {
  readonly class: { readonly id: string; readonly title: string };
  /** In the order of their names. */
  readonly pupils: readonly {
    readonly id: string;
    readonly name: string;
    readonly achievements: number;
    /** Proposals to be confirmed or refused. */
    readonly waiting: number;
    readonly thanks: number;
  }[];
}
