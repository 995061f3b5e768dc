import type { Decider } from '../eventing/decider.js';
import { DomainError, type FieldError } from '../eventing/domain-error.js';
import { mustHaveNoFaults, textFaults } from '../eventing/faults.values.js';
import { lessonIdOf } from '../journal/page/page-ids.values.js';
import type { CivilDate } from '../school/civil-date.values.js';
import { own } from '../school/plain-data.values.js';
import type { TestPlace, TestPlanEvent } from './test-plan.events.js';

/** What the journal page says where a test is planned. */
export interface PageOfTests {
  readonly pageId: string;
  /** The days of its term. */
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly closed: boolean;
  /** Its lessons that do not take place, by id. */
  readonly cancelled: readonly string[];
}

interface Asked {
  readonly of: PageOfTests;
  /** Where the school is. */
  readonly today: CivilDate;
}

type When = Pick<TestPlace, 'date' | 'number'>;

export type TestPlanCommand =
  | (Asked & When & { readonly kind: 'PlanTest'; readonly testId: string; readonly title: string })
  | (Asked & When & { readonly kind: 'MoveTest'; readonly testId: string })
  | (Asked & { readonly kind: 'WithdrawTest'; readonly testId: string; readonly reason?: string });

type CommandOf<Kind extends TestPlanCommand['kind']> = Extract<TestPlanCommand, { kind: Kind }>;

export interface PlannedTest extends TestPlace {
  readonly title: string;
  readonly withdrawn: boolean;
}

/** The tests of one journal page, by id. */
export interface TestPlan {
  readonly tests: Readonly<Record<string, PlannedTest>>;
}

/** Characters, at most. */
export const LONGEST = { title: 200, reason: 500 } as const;

/** A page has a plan of its tests, so that a lesson has one test at most, whoever plans it. */
export const testPlanDecider: Decider<TestPlan, TestPlanCommand, TestPlanEvent> = {
  initial: () => ({ tests: {} }),

  decide(command, plan) {
    switch (command.kind) {
      case 'PlanTest':
        return planTest(command, plan);
      case 'MoveTest':
        return moveTest(command, plan);
      case 'WithdrawTest':
        return withdrawTest(command, plan);
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(plan, event) {
    const { testId, title, lessonId, date, number } = event.data;
    const withdrawn = event.type === 'TestWithdrawn';
    return { tests: { ...plan.tests, [testId]: { title, lessonId, date, number, withdrawn } } };
  },
};

const planTest = (command: CommandOf<'PlanTest'>, plan: TestPlan): TestPlanEvent[] => {
  const { testId, title, of, date, number } = command;
  const place = { lessonId: lessonIdOf(of.pageId, date, number), date, number };
  const known = own(plan.tests, testId);
  if (known && !known.withdrawn && known.lessonId === place.lessonId && known.title === title) return [];
  if (known) throw new DomainError('test-already-planned', 'This test was planned.', 'conflict');
  mustBeOpen(of);
  mustBeInOrder([...textFaults('title', title, LONGEST.title), ...faultsOfDate(command)]);
  mustBeFree(place, of, plan);
  return [{ type: 'TestPlanned', data: { pageId: of.pageId, testId, ...place, title } }];
};

const moveTest = (command: CommandOf<'MoveTest'>, plan: TestPlan): TestPlanEvent[] => {
  const { testId, of, date, number } = command;
  const { title, from } = mustBeToCome(command, plan);
  const place = { lessonId: lessonIdOf(of.pageId, date, number), date, number };
  if (place.lessonId === from.lessonId) return [];
  mustBeInOrder(faultsOfDate(command));
  mustBeFree(place, of, plan);
  return [{ type: 'TestMoved', data: { pageId: of.pageId, testId, ...place, title, from } }];
};

const withdrawTest = (command: CommandOf<'WithdrawTest'>, plan: TestPlan): TestPlanEvent[] => {
  const { testId, of, reason } = command;
  if (own(plan.tests, testId)?.withdrawn === true) return [];
  const { title, from } = mustBeToCome(command, plan);
  mustBeInOrder(reason === undefined ? [] : textFaults('reason', reason, LONGEST.reason));
  const why = reason === undefined ? {} : { reason };
  return [{ type: 'TestWithdrawn', data: { pageId: of.pageId, testId, ...from, title, ...why } }];
};

/** @throws DomainError `test-not-found`, `page-closed`, `test-withdrawn`, `test-over`. */
const mustBeToCome = ({ testId, of, today }: Asked & { readonly testId: string }, { tests }: TestPlan) => {
  const test = own(tests, testId);
  if (!test) throw testNotFound();
  mustBeOpen(of);
  if (test.withdrawn) throw new DomainError('test-withdrawn', 'The test was withdrawn.', 'conflict');
  if (test.date < today) {
    throw new DomainError('test-over', 'Its day is over: there is nothing to change.', 'conflict');
  }
  const { title, lessonId, date, number } = test;
  return { title, from: { lessonId, date, number } };
};

export const testNotFound = (): DomainError =>
  new DomainError('test-not-found', 'There is no such test among those you may see.', 'not-found');

const mustBeOpen = ({ closed }: PageOfTests): void => {
  if (closed) throw new DomainError('page-closed', 'The page is closed. Reopen it first.', 'conflict');
};

/** @throws DomainError `lesson-cancelled`, `test-there-already`. */
const mustBeFree = ({ lessonId }: TestPlace, { cancelled }: PageOfTests, { tests }: TestPlan): void => {
  if (cancelled.includes(lessonId)) {
    throw new DomainError('lesson-cancelled', 'The lesson is cancelled. Choose another one.', 'conflict', [
      { field: 'number', message: 'is a lesson that does not take place' },
    ]);
  }
  if (Object.values(tests).some((test) => test.lessonId === lessonId && !test.withdrawn)) {
    throw new DomainError('test-there-already', 'Another test is planned for this lesson.', 'conflict', [
      { field: 'number', message: 'is a lesson with a test' },
    ]);
  }
};

const faultsOfDate = ({ of: { from, to }, today, date }: Asked & When): FieldError[] => {
  if (date < today) return [{ field: 'date', message: 'lies in the past' }];
  if (date < from || date > to)
    return [{ field: 'date', message: `lies outside the term, ${from} to ${to}` }];
  return [];
};

const mustBeInOrder = (faults: readonly FieldError[]): void =>
  mustHaveNoFaults(faults, 'test-refused', 'Nothing was planned');
