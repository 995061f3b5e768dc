import type { TestPlace } from '../../src/test-plan/test-plan.events.js';
import type { Revision } from '../diary-week/read-model.js';

/** The tests planned on a journal page, without those that were withdrawn. `_id`: the page. */
export interface TestsOfPage {
  readonly _id: string;
  readonly tests: Readonly<Record<string, TestOfPage>>;
  /** How often something was said about a test in each lesson: a calendar tells by it what is newer. */
  readonly revisions: Readonly<Record<string, Revision>>;
}

export interface TestOfPage extends TestPlace {
  readonly title: string;
}
