import type { CivilDate } from '../school/civil-date.values.js';

interface OfTest {
  /** The journal page whose test it is. */
  readonly pageId: string;
  readonly testId: string;
}

/** The lesson in which a test is written, which need not stand on the page yet. */
export interface TestPlace {
  readonly lessonId: string;
  readonly date: CivilDate;
  /** Number of the lesson in the day. */
  readonly number: number;
}

/** A test was planned for a lesson to come. Its title is about what is tested, and about nobody. */
export interface TestPlanned {
  readonly type: 'TestPlanned';
  readonly data: OfTest & TestPlace & { readonly title: string };
}

/** A planned test will be written in another lesson. */
export interface TestMoved {
  readonly type: 'TestMoved';
  readonly data: OfTest &
    TestPlace & {
      readonly title: string;
      /** Where it was to be written. */
      readonly from: TestPlace;
    };
}

/** A planned test will not be written. */
export interface TestWithdrawn {
  readonly type: 'TestWithdrawn';
  readonly data: OfTest & TestPlace & { readonly title: string; readonly reason?: string };
}

export type TestPlanEvent = TestPlanned | TestMoved | TestWithdrawn;
