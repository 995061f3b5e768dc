import type { TestWarning } from '../../../src/test-plan/test-warnings.values.js';
import { request } from './request.js';

export type { TestWarning };

/** The lesson in which a test is to be written. */
export interface TestPlace {
  readonly date: string;
  readonly number: number;
}

interface Planned {
  readonly testId: string;
  /** It is planned all the same. */
  readonly warnings: readonly TestWarning[];
}

const one = (testId: string) => `/api/journal/tests/${encodeURIComponent(testId)}`;

/** @throws ProblemError `test-refused`, `test-there-already`, `lesson-cancelled`, `not-your-page`, `page-closed` */
export const planTest = async (pageId: string, test: TestPlace & { readonly title: string }, key: string) =>
  (await request(`/api/journal/pages/${encodeURIComponent(pageId)}/tests`, {
    ...{ method: 'POST', body: test, key },
  })) as Planned;

/** @throws ProblemError the same, `test-withdrawn`, `test-over` */
export const moveTest = async (testId: string, to: TestPlace) =>
  (await request(`${one(testId)}/moving`, { method: 'POST', body: to })) as Planned;

export const withdrawTest = (testId: string, reason: string) =>
  request(`${one(testId)}/withdrawal`, { method: 'POST', body: { reason } });
