import { leadersOfSchool } from '../../../projections/accounts/leaders.projection.js';
import { accountsOfPerson } from '../../../projections/accounts/of-person.projection.js';
import { people } from '../../../projections/people/projection.js';
import { classesOfSchool } from '../../../projections/schools/class.projection.js';
import { schools } from '../../../projections/schools/school.projection.js';
import { timetables } from '../../../projections/timetable/projection.js';
import { followingReads } from '../../../projections/performance/following-reads.js';
import { notFound } from '../../access/rights/not-found.js';
import type { Reads } from '../../eventing/fresh-reader.js';
import type { Position } from '../../eventing/position.js';
import type { Runners } from '../../runners.js';
import { timetableIdOf } from '../../timetable/timetable.values.js';
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
    const rosterCame = (await reads.get(classesOfSchool, schoolId))?.rosterCame ?? false;
    const termsWithBells = await this.termsWithBells(schoolId, Object.keys(school.terms), reads);
    const pupilIds = classes.flatMap(({ pupils }) => Object.keys(pupils));
    const steps = checklistOf({
      ...{ today: dateIn(school.timeZone, at), school, rosterCame, termsWithBells, classes, groups },
      withoutSignIn: await this.withoutSignIn(pupilIds, reads),
      withoutSecondFactor: await this.withoutSecondFactor(schoolId, reads),
    });
    return { position: position(), done: steps.every(({ done }) => done), steps };
  }

  private async termsWithBells(schoolId: string, termIds: readonly string[], reads: Reads) {
    const idOf = (termId: string) => timetableIdOf({ schoolId, termId });
    const found = await reads.getMany(timetables, termIds.map(idOf));
    return termIds.filter((termId) =>
      Object.values(found.get(idOf(termId))?.bells ?? {}).some((bells) => bells.length > 0),
    );
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
