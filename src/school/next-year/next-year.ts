import { accountsOfPerson } from '../../../projections/accounts/of-person.projection.js';
import { accounts } from '../../../projections/accounts/projection.js';
import { followingReads } from '../../../projections/performance/following-reads.js';
import type { ClassDocument } from '../../../projections/schools/read-model.js';
import { notFound } from '../../access/rights/not-found.js';
import type { Outcome } from '../../eventing/command-runner.js';
import { DomainError, type FieldError } from '../../eventing/domain-error.js';
import type { Reads } from '../../eventing/fresh-reader.js';
import type { Position } from '../../eventing/position.js';
import { contextOf } from '../../http/command-context.js';
import type { WriteRequest } from '../../http/write-request.js';
import type { Ids } from '../../people/ids.js';
import type { Runners } from '../../runners.js';
import { classesAndGroupsOf } from '../classes-and-groups.js';
import { dateIn } from '../civil-date.values.js';
import { membersOn } from '../membership.values.js';
import type { School } from '../school.state.js';
import { openedAlready, type NextYearPlan } from './next-year.decider.js';
import type { NextYearEvent } from './next-year.events.js';
import { nextYearOf, type Changes, type EndingYear } from './plan.js';

/** How a school would go on, or does since it was opened. */
export interface NextYearAtHand {
  readonly status: 'proposed' | 'opened' | 'ready';
  readonly ending: EndingYear;
  readonly plan: NextYearPlan;
}

/** Goes on from a year into the next one. */
export class NextYears {
  constructor(
    private readonly reader: Reads,
    private readonly runners: Pick<Runners, 'schools' | 'nextYears'>,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `school-not-found`, `no-year-to-go-on-from`, `next-year-opened-already`. */
  async atHand(schoolId: string, at: string, atLeast?: Position): Promise<NextYearAtHand> {
    const school = await this.schoolOf(schoolId);
    const ending = await this.endingOf(schoolId, school, at, atLeast);
    const { opened, isReady } = await this.runners.nextYears.load(streamOf(ending));
    if (opened) return { status: isReady ? 'ready' : 'opened', ending, plan: opened };
    mustBeLast(ending, school);
    return { status: 'proposed', ending, plan: nextYearOf(ending) };
  }

  /** @throws DomainError as `atHand` does, and `bad-next-year`. */
  async open(schoolId: string, changes: Changes, request: WriteRequest): Promise<Outcome<NextYearEvent>> {
    const school = await this.schoolOf(schoolId);
    const ending = await this.endingOf(schoolId, school, request.at);
    const { opened } = await this.runners.nextYears.load(streamOf(ending));
    if (!opened) mustBeLast(ending, school);
    const plan = nextYearOf(ending, changes);
    await this.mustTeach(schoolId, changes);
    const streamId = streamOf(ending);
    const context = contextOf(request, streamId, schoolId, { role: 'admin' }, this.ids);
    return this.runners.nextYears.handle(streamId, { kind: 'OpenNextYear', plan }, context);
  }

  private async schoolOf(schoolId: string): Promise<School> {
    const school = await this.runners.schools.load(schoolId);
    if (!school.connected) throw notFound('school');
    return school;
  }

  /** The newest year that has begun, with whoever is in a class or group on its last day. */
  private async endingOf(
    schoolId: string,
    { connected, years, terms }: School,
    at: string,
    atLeast?: Position,
  ): Promise<EndingYear> {
    const today = dateIn(connected?.timeZone ?? 'UTC', at);
    const year = Object.values(years)
      .filter(({ from }) => from <= today)
      .sort((a, b) => (a.from < b.from ? 1 : -1))[0];
    if (!year) {
      throw new DomainError('no-year-to-go-on-from', 'No year of the school has begun yet.', 'conflict');
    }
    const { classes, groups } = await classesAndGroupsOf(
      schoolId,
      followingReads(this.reader, atLeast).reads,
    );
    const isThere = ({ pupils }: ClassDocument) => membersOn(pupils, year.to).length > 0;
    return {
      ...{ schoolId, year, terms },
      ...{ classes: classes.filter(isThere), groups: groups.filter(isThere) },
      idOf: (kind, oldId) => this.ids.of(kind, 'after', year.yearId, oldId),
    };
  }

  /** @throws DomainError `bad-next-year` where somebody is to teach who is no teacher of the school. */
  private async mustTeach(schoolId: string, changes: Changes): Promise<void> {
    const named = (['classes', 'groups'] as const).flatMap((list) =>
      (changes[list] ?? []).flatMap(({ teacherIds = [] }, index) =>
        teacherIds.map((teacherId, place) => ({
          teacherId,
          field: `${list}.${index.toString()}.teacherIds.${place.toString()}`,
        })),
      ),
    );
    const held = await this.reader.getMany(
      accountsOfPerson,
      named.map(({ teacherId }) => teacherId),
    );
    const known = await this.reader.getMany(
      accounts,
      [...held.values()].flatMap(({ accountIds }) => accountIds),
    );
    const teachers = new Set(
      [...known.values()]
        .filter(({ roles }) => roles.some((one) => TEACH.includes(one.role) && one.schoolId === schoolId))
        .map(({ personId }) => personId),
    );
    const faults = named.flatMap(({ teacherId, field }): FieldError[] =>
      teachers.has(teacherId) ? [] : [{ field, message: 'is no teacher of the school' }],
    );
    if (faults.length === 0) return;
    throw new DomainError('bad-next-year', 'Nothing was opened: put the fields right first.', 'rule', faults);
  }
}

/** Whoever may have a class or a page, as in a roster. */
const TEACH: readonly string[] = ['teacher', 'deputyHead', 'admin'];

const streamOf = ({ schoolId, year }: EndingYear): string => `${schoolId}.${year.yearId}`;

/** A year that an import has brought already is not opened once more beside it. */
const mustBeLast = ({ year }: EndingYear, { years }: School): void => {
  if (Object.values(years).some(({ from }) => from > year.from)) throw openedAlready();
};
