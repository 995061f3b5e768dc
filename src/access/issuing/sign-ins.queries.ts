import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { accountsOfPerson } from '../../../projections/accounts/of-person.projection.js';
import { followingReads } from '../../../projections/performance/following-reads.js';
import { classes } from '../../../projections/schools/class.projection.js';
import { schools } from '../../../projections/schools/school.projection.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import type { Position } from '../../eventing/position.js';
import { Directory } from '../../people/directory.js';
import { RUNNERS, type Runners } from '../../runners.js';
import { dateIn } from '../../school/civil-date.values.js';
import { notFound } from '../rights/not-found.js';
import { peopleAround, presentOrToCome, type Person } from './people-around.js';
import { signInStateOf, type SignInState } from './sign-in-state.rules.js';

/** The pupils of a class and their guardians, with what there is of their sign-ins at an instant. */
export class SignInsOf extends Query<SignInsFound> {
  constructor(
    readonly classId: string,
    readonly at: string,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

export interface SignInsFound {
  readonly class: { readonly id: string; readonly title: string };
  /** The pupils by their names, each before the own guardians. */
  readonly people: readonly (Person & SignInState)[];
  readonly position: Position;
}

@QueryHandler(SignInsOf)
export class SignInsOfHandler implements IQueryHandler<SignInsOf> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Pick<Runners, 'accounts'>,
    private readonly reader: FreshReader,
    private readonly directory: Directory,
  ) {}

  /** @throws DomainError `class-not-found`. */
  async execute({ classId, at, atLeast }: SignInsOf): Promise<SignInsFound> {
    const { reads, position } = followingReads(this.reader, atLeast);
    const found = await reads.get(classes, classId);
    if (!found || found.subjectId !== undefined) throw notFound('class');
    const { timeZone = 'UTC' } = (await reads.get(schools, found.schoolId)) ?? {};
    const pupilIds = presentOrToCome(found.pupils, dateIn(timeZone, at));
    const { directory } = this;
    const around = await peopleAround(pupilIds, ['pupils', 'guardians'], { reads, directory });
    const issued = await reads.getMany(
      accountsOfPerson,
      around.map(({ personId }) => personId),
    );
    const people = await Promise.all(
      around.map(async (person) => {
        const ids = issued.get(person.personId)?.accountIds ?? [];
        const accounts = await Promise.all(ids.map((id) => this.runners.accounts.load(id)));
        return { ...person, ...signInStateOf(accounts, at) };
      }),
    );
    return { class: { id: classId, title: found.title }, people, position: position() };
  }
}
