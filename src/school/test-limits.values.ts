/** How many planned tests a class should have at most. Nothing refuses more: whoever plans them is warned. */
export interface TestLimits {
  readonly aDay: number;
  readonly aWeek: number;
}

/** Where a school has said nothing else. */
export const USUAL_TEST_LIMITS: TestLimits = { aDay: 1, aWeek: 3 };
