import { leadersOfSchool } from '../../../projections/accounts/leaders.projection.js';
import { accountsOfPerson } from '../../../projections/accounts/of-person.projection.js';
import { people } from '../../../projections/people/projection.js';
import { schools } from '../../../projections/schools/school.projection.js';
import { followingReads } from '../../../projections/performance/following-reads.js';
import { notFound } from '../../access/rights/not-found.js';
import type { Reads } from '../../eventing/fresh-reader.js';
import type { Position } from '../../eventing/position.js';
import type { Runners } from '../../runners.js';
import { classesAndGroupsOf } from '../classes-and-groups.js';
import { dateIn } from '../civil-date.values.js';
import { checklistOf, type SetUpStep } from './checklist.js';

export interface SetUp {
  readonly position: Position;
  readonly done: boolean;
  readonly steps: readonly SetUpStep[];
}

/** Looks what a school has set up. */
export class SetUpReader {
  constructor(
    private readonly reader: Reads,
    private readonly accounts: Pick<Runners['accounts'], 'load'>,
  ) {}

  /**
   * @param at instant, ISO 8601 in UTC.
   * @throws DomainError `school-not-found`.
   */
  async of(schoolId: string, at: string, atLeast?: Position): Promise<SetUp> {
    const { reads, position } = followingReads(this.reader, atLeast);
    const school = await reads.get(schools, schoolId);
    if (!school) throw notFound('school');
    const { classes, groups } = await classesAndGroupsOf(schoolId, reads);
    const pupilIds = classes.flatMap(({ pupils }) => Object.keys(pupils));
    const steps = checklistOf({
      ...{ today: dateIn(school.timeZone, at), school, classes, groups },
      withoutSignIn: await this.withoutSignIn(pupilIds, reads),
      withoutSecondFactor: await this.withoutSecondFactor(schoolId, reads),
    });
    return { position: position(), done: steps.every(({ done }) => done), steps };
  }

  private async withoutSignIn(pupilIds: readonly string[], reads: Reads) {
    const pupils = await reads.getMany(people, pupilIds);
    const guardiansOf = (pupilId: string) => pupils.get(pupilId)?.guardians ?? [];
    const held = await reads.getMany(accountsOfPerson, [...new Set(pupilIds.flatMap(guardiansOf))]);
    return (among: readonly string[]): number =>
      among.filter((pupilId) => !guardiansOf(pupilId).some((guardianId) => held.has(guardianId))).length;
  }

  /** Second factors stand in the accounts themselves: no read model tells of them. */
  private async withoutSecondFactor(schoolId: string, reads: Reads): Promise<number> {
    const accountIds = (await reads.get(leadersOfSchool, schoolId))?.accountIds ?? [];
    const leaders = await Promise.all(accountIds.map((accountId) => this.accounts.load(accountId)));
    return leaders.filter(
      ({ ended, roles, factors }) =>
        !ended && roles.some((held) => held.schoolId === schoolId) && Object.keys(factors).length === 0,
    ).length;
  }
}
