import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { lessonIdOf } from '../journal/page/page-ids.values.js';
import { LONGEST, testPlanDecider, type PageOfTests, type TestPlanCommand } from './test-plan.decider.js';
import type { TestMoved, TestPlanned, TestPlanEvent } from './test-plan.events.js';

const { given } = deciderSpec(testPlanDecider);

const PAGE = '7b.math.q2';
const TODAY = '2026-11-28';
const MONDAY = { date: '2026-11-30', number: 2 };
const TUESDAY = { date: '2026-12-01', number: 1 };
const at = (when: typeof MONDAY) => ({ lessonId: lessonIdOf(PAGE, when.date, when.number), ...when });
const page: PageOfTests = {
  ...{ pageId: PAGE, from: '2026-11-09', to: '2026-12-24', closed: false, cancelled: [] },
};

const plan = (more: Partial<Extract<TestPlanCommand, { kind: 'PlanTest' }>> = {}): TestPlanCommand => ({
  ...{ kind: 'PlanTest', of: page, today: TODAY, testId: 't1', title: 'Fractions', ...MONDAY },
  ...more,
});
const move = (when = TUESDAY, of = page, today = TODAY): TestPlanCommand => ({
  ...{ kind: 'MoveTest', of, today, testId: 't1', ...when },
});
const withdraw = (reason?: string, today = TODAY): TestPlanCommand => ({
  ...{ kind: 'WithdrawTest', of: page, today, testId: 't1' },
  ...(reason === undefined ? {} : { reason }),
});

const planned = (testId = 't1', when = MONDAY): TestPlanned => ({
  type: 'TestPlanned',
  data: { pageId: PAGE, testId, ...at(when), title: 'Fractions' },
});
const moved: TestMoved = {
  type: 'TestMoved',
  data: { pageId: PAGE, testId: 't1', ...at(TUESDAY), title: 'Fractions', from: at(MONDAY) },
};
const withdrawn = (reason?: string, when = MONDAY): TestPlanEvent => ({
  type: 'TestWithdrawn',
  data: {
    ...{ pageId: PAGE, testId: 't1', ...at(when), title: 'Fractions' },
    ...(reason === undefined ? {} : { reason }),
  },
});

describe('a test', () => {
  test('is planned for a lesson of today or later, once', () => {
    given().when(plan()).then(planned());
    given()
      .when(plan({ today: MONDAY.date }))
      .then(planned());
    given(planned()).when(plan()).thenNothing();
    given(planned())
      .when(plan({ title: 'Powers' }))
      .thenFails('test-already-planned');
  });

  test('says what is tested, on a day of the term that is to come', () => {
    given()
      .when(plan({ title: ' \n', date: '2026-11-27' }))
      .thenFails('test-refused', 'title', 'date');
    given()
      .when(plan({ title: 'x'.repeat(LONGEST.title + 1), date: '2026-12-25' }))
      .thenFails('test-refused', 'title', 'date');
  });

  test('is planned where there is no other, and where the lesson takes place', () => {
    given(planned('t2')).when(plan()).thenFails('test-there-already', 'number');
    given(planned('t2')).when(plan(TUESDAY)).then(planned('t1', TUESDAY));
    const cancelled = { ...page, cancelled: [at(MONDAY).lessonId] };
    given()
      .when(plan({ of: cancelled }))
      .thenFails('lesson-cancelled', 'number');
    given()
      .when(plan({ of: { ...page, closed: true } }))
      .thenFails('page-closed');
  });

  test('is moved to another lesson, and names where it was', () => {
    given(planned()).when(move()).then(moved);
    given(planned()).when(move(MONDAY)).thenNothing();
    given(planned(), moved)
      .when(plan({ testId: 't2' }))
      .then(planned('t2'));
    given(planned(), planned('t2', TUESDAY)).when(move()).thenFails('test-there-already', 'number');
    given(planned())
      .when(move({ date: '2026-11-27', number: 1 }))
      .thenFails('test-refused', 'date');
    given(planned())
      .when(move(TUESDAY, { ...page, closed: true }))
      .thenFails('page-closed');
  });

  test('is withdrawn, with a reason where there is one, and leaves its lesson free', () => {
    given(planned()).when(withdraw()).then(withdrawn());
    given(planned(), moved).when(withdraw('Ill')).then(withdrawn('Ill', TUESDAY));
    given(planned(), withdrawn()).when(withdraw('Ill')).thenNothing();
    given(planned(), withdrawn()).when(move()).thenFails('test-withdrawn');
    given(planned(), withdrawn())
      .when(plan({ testId: 't2' }))
      .then(planned('t2'));
    given(planned()).when(withdraw(' ')).thenFails('test-refused', 'reason');
  });

  test('stays as it was once its day is over', () => {
    given(planned())
      .when(move(TUESDAY, page, TUESDAY.date))
      .thenFails('test-over');
    given(planned()).when(withdraw('Ill', TUESDAY.date)).thenFails('test-over');
    given(planned()).when(withdraw('Ill', MONDAY.date)).then(withdrawn('Ill'));
  });

  test('that was never planned is neither moved nor withdrawn', () => {
    given().when(move()).thenFails('test-not-found');
    given().when(withdraw()).thenFails('test-not-found');
  });
});
