import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { notFound } from '../access/rights/not-found.js';
import { hasRole, type Viewer } from '../access/viewer.js';
import type { Outcome } from '../eventing/command-runner.js';
import { DomainError } from '../eventing/domain-error.js';
import { contextOf } from '../http/command-context.js';
import type { WriteRequest } from '../http/write-request.js';
import type { OpenPage, Page } from '../journal/page/page.state.js';
import { Ids } from '../people/ids.js';
import { RUNNERS, type Runners } from '../runners.js';
import { dateIn, type CivilDate } from '../school/civil-date.values.js';
import { isMemberOn } from '../school/membership.values.js';
import { own } from '../school/plain-data.values.js';
import { testNotFound, type PageOfTests, type TestPlanCommand } from './test-plan.decider.js';
import type { TestPlace, TestPlanEvent } from './test-plan.events.js';

/** The page whose tests are planned, and the day on which somebody plans. */
export interface Planning {
  readonly of: PageOfTests;
  readonly today: CivilDate;
}

/** A change of the tests that are planned on a page. */
export class ChangeTestPlan extends Command<Outcome<TestPlanEvent>> {
  constructor(
    readonly pageId: string,
    /** The test that is planned, or known by its id. */
    readonly about: Pick<TestPlace, 'lessonId' | 'date'> | string,
    readonly change: (planning: Planning) => TestPlanCommand,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

@CommandHandler(ChangeTestPlan)
export class ChangeTestPlanHandler implements ICommandHandler<ChangeTestPlan> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Runners,
    private readonly ids: Ids,
  ) {}

  async execute({ pageId, about, change, request }: ChangeTestPlan) {
    const page = opened(await this.runners.pages.load(pageId));
    const { schoolId, timeZone } = page.opened;
    const role = roleOf(request.viewer, page, await this.placeOf(pageId, about));
    const planning = { of: ofTests(page), today: dateIn(timeZone, request.at) };
    const context = contextOf(request, pageId, schoolId, { role }, this.ids);
    return this.runners.testPlans.handle(pageId, change(planning), context);
  }

  /** @throws DomainError `test-not-found`. */
  private async placeOf(pageId: string, about: ChangeTestPlan['about']) {
    if (typeof about !== 'string') return about;
    const test = await this.runners.testPlans.lookUp(pageId, ({ tests }) => own(tests, about));
    if (!test) throw testNotFound();
    return test;
  }
}

/** @throws DomainError `page-not-found`. */
const opened = (page: Page): OpenPage => {
  if (!page.opened) throw notFound('page');
  return { ...page, opened: page.opened };
};

/** In what capacity somebody plans a test. @throws DomainError `not-your-page`. */
const roleOf = (
  viewer: Viewer,
  { opened: { schoolId }, teachers, lessons }: OpenPage,
  { lessonId, date }: Pick<TestPlace, 'lessonId' | 'date'>,
): 'deputyHead' | 'teacher' => {
  if (hasRole(viewer, 'deputyHead', schoolId)) return 'deputyHead';
  const teaches =
    isMemberOn(teachers, viewer.personId, date) ||
    own(lessons, lessonId)?.substitutes.includes(viewer.personId) === true;
  if (teaches && hasRole(viewer, 'teacher', schoolId)) return 'teacher';
  throw new DomainError(
    'not-your-page',
    'Only the teachers assigned to this page plan its tests.',
    'forbidden',
  );
};

const ofTests = ({ opened: { pageId, from, to }, closed, lessons }: OpenPage): PageOfTests => ({
  ...{ pageId, from, to, closed },
  cancelled: Object.entries(lessons).flatMap(([lessonId, lesson]) => (lesson.cancelled ? [lessonId] : [])),
});
