import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { AccountRole, Entitlement } from '../../src/access/account.events.js';
import { isOffice } from '../../src/access/role-groups.values.js';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import { laterOf, START, type Position } from '../../src/eventing/position.js';
import { Directory } from '../../src/people/directory.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import { accounts } from '../accounts/projection.js';
import { officesOfSchool } from './projection.js';

/** The offices that are held in a school, and those that are proposed at an instant. */
export class OfficesOf extends Query<OfficesFound> {
  constructor(
    readonly schoolId: string,
    readonly at: string,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

interface Named {
  readonly id: string;
  readonly name: string;
}

interface OfficeTold {
  readonly role: AccountRole;
  readonly until?: CivilDate;
}

export interface OfficesFound {
  readonly holders: readonly {
    readonly accountId: string;
    readonly person: Named;
    readonly offices: readonly OfficeTold[];
  }[];
  readonly proposals: readonly {
    readonly proposalId: string;
    readonly accountId: string;
    readonly person: Named;
    readonly office: OfficeTold;
    readonly proposedBy: Named;
    readonly proposedAt: string;
    readonly until: string;
  }[];
  readonly position: Position;
}

@QueryHandler(OfficesOf)
export class OfficesOfHandler implements IQueryHandler<OfficesOf> {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
  ) {}

  async execute({ schoolId, at, atLeast }: OfficesOf): Promise<OfficesFound> {
    const known = await this.reader.get(officesOfSchool, schoolId, atLeast);
    const { accountIds = [], proposals: all = {}, position = START } = known ?? {};
    const ids = [...accountIds, ...Object.values(all).map(({ accountId }) => accountId)];
    const found = await this.reader.getMany(accounts, [...new Set(ids)], atLeast);
    const proposals = Object.entries(all).filter(
      ([, { accountId, until }]) => at < until && found.get(accountId)?.ended === false,
    );
    const holding = [...found.values()]
      .filter(({ ended }) => !ended)
      .map(({ roles, ...account }) => ({ ...account, offices: officesAmong(roles, schoolId) }))
      .filter(({ offices }) => offices.length > 0);
    const nameOf = await this.directory.names([
      ...holding.map(({ personId }) => personId),
      ...proposals.flatMap(([, { personId, proposedBy }]) => [personId, proposedBy]),
    ]);
    const named = (id: string): Named => ({ id, name: nameOf(id) });
    return {
      holders: holding
        .map(({ _id, personId, offices }) => ({ accountId: _id, person: named(personId), offices }))
        .sort((a, b) => a.person.name.localeCompare(b.person.name)),
      proposals: proposals.map(([proposalId, { accountId, personId, office, proposedBy, ...when }]) => ({
        ...{ proposalId, accountId, person: named(personId), office: told(office) },
        ...{ proposedBy: named(proposedBy), ...when },
      })),
      position: [...found.values()].reduce((latest, account) => laterOf(latest, account.position), position),
    };
  }
}

const officesAmong = (roles: readonly Entitlement[], schoolId: string): readonly OfficeTold[] =>
  roles.filter((held) => held.schoolId === schoolId && isOffice(held.role)).map(told);

const told = ({ role, until }: Entitlement): OfficeTold => ({
  role,
  ...(until === undefined ? {} : { until }),
});
