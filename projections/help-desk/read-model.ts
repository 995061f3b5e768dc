import type { FrequentTexts } from '../../src/help-desk/frequent-questions.events.js';
import type { QuestionContext } from '../../src/help-desk/question.events.js';
import type { Support } from '../../src/help-desk/support.values.js';
import type { Sealed } from '../../src/people/sealed.values.js';

/** How far a question is: who is to do something about it. */
export type Standing = 'waiting' | 'askedBack' | 'answered' | 'closed';

/** One text under a question. */
export interface QuestionText {
  readonly number: number;
  readonly as: 'asker' | Support;
  readonly authorId: string;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  readonly text: Sealed;
}

/** A question with everything that stands under it. `_id`: the question. */
export interface QuestionDocument {
  readonly _id: string;
  readonly schoolId: string;
  readonly askerId: string;
  readonly context: QuestionContext;
  /** Whose it is to answer; whose it was first. */
  readonly with: Support;
  readonly askedOf: Support;
  readonly standing: Standing;
  readonly texts: readonly QuestionText[];
  /** The instant of the last thing that happened to it. */
  readonly lastAt: string;
  /** The instant up to which whoever asked may go on with it, where it is closed. */
  readonly reopenableUntil?: string;
  readonly ended: boolean;
}

/** The questions of somebody, or those of a support. `_id`: the board (`boards.values.ts`). */
export interface QuestionBoard {
  readonly _id: string;
  readonly questions: Readonly<Record<string, HungQuestion>>;
}

export type HungQuestion = Pick<QuestionDocument, 'with' | 'standing' | 'lastAt'>;

/** What is answered in the help of a school, or of all of them. `_id`: the school, or `EVERY_SCHOOL`. */
export interface FrequentQuestionsDocument {
  readonly _id: string;
  readonly questions: Readonly<Record<string, FrequentQuestion>>;
}

export interface FrequentQuestion {
  readonly texts: FrequentTexts;
  /** Instants. */
  readonly publishedAt: string;
  readonly changedAt?: string;
  readonly withdrawnAt?: string;
}
