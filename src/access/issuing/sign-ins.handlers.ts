import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { people } from '../../../projections/people/projection.js';
import { schools } from '../../../projections/schools/school.projection.js';
import { DomainError } from '../../eventing/domain-error.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { laterOf, START, type Position } from '../../eventing/position.js';
import type { WriteRequest } from '../../http/write-request.js';
import { Directory } from '../../people/directory.js';
import { RUNNERS, type Runners } from '../../runners.js';
import { dateIn, type CivilDate } from '../../school/civil-date.values.js';
import type { Members } from '../../school/membership.values.js';
import { SignIns, type IssuedSignIn, type NotIssued } from './sign-ins.js';
import { issuerOf } from './sign-ins.rights.js';

export type Whose = 'pupils' | 'guardians';

/** Sign-ins for pupils of a class, their guardians, or both. */
export class IssueSignIns extends Command<SignInsOfClass> {
  constructor(
    readonly classId: string,
    /** None: everybody in the class. */
    readonly pupilIds: readonly string[] | undefined,
    readonly whose: readonly Whose[],
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export interface SignInsOfClass {
  readonly school: string;
  readonly timeZone: string;
  readonly className: string;
  readonly slips: readonly Slip[];
  readonly without: readonly WithoutSlip[];
  readonly position: Position;
}

interface Person {
  readonly personId: string;
  readonly name: string;
  readonly as: 'pupil' | 'guardian';
  /** Names of the guardian's children in the class. */
  readonly children: readonly string[];
}

export type Slip = Person & IssuedSignIn;
export type WithoutSlip = Person & { readonly why: NotIssued };

@CommandHandler(IssueSignIns)
export class IssueSignInsHandler implements ICommandHandler<IssueSignIns> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Pick<Runners, 'classes'>,
    private readonly signIns: SignIns,
    private readonly reader: FreshReader,
    private readonly directory: Directory,
  ) {}

  /** @throws DomainError `class-not-found`, `pupil-not-in-class`. */
  async execute({ classId, pupilIds, whose, request }: IssueSignIns): Promise<SignInsOfClass> {
    const group = await this.runners.classes.load(classId);
    const { schoolId, title: className } = group;
    const school = await this.reader.get(schools, schoolId);
    const { title = '', timeZone = 'UTC' } = school ?? {};
    const today = dateIn(timeZone, request.at);
    const isClass = group.classId !== undefined && group.subjectId === undefined;
    const capacity = isClass ? issuerOf(request.viewer, group, today) : undefined;
    if (!capacity) throw new DomainError('class-not-found', 'There is no such class.', 'not-found');
    const present = presentOrToCome(group.pupils, today);
    mustBeIn(present, pupilIds);
    const issued = await Promise.all(
      (await this.peopleAround(pupilIds ?? present, whose)).map(async (person) => {
        const entitlement = { role: person.as, schoolId };
        return { person, ...(await this.signIns.issue({ ...person, entitlement }, request, capacity)) };
      }),
    );
    return {
      ...{ school: title, timeZone, className },
      slips: issued.flatMap(({ person, issued }) =>
        typeof issued === 'string' ? [] : [{ ...person, ...issued }],
      ),
      without: issued.flatMap(({ person, issued: why }) =>
        typeof why === 'string' ? [{ ...person, why }] : [],
      ),
      position: issued.reduce((latest, { position }) => laterOf(latest, position ?? START), START),
    };
  }

  /** The pupils by their names, each before the own guardians; a guardian of several comes with the first. */
  private async peopleAround(
    pupilIds: readonly string[],
    whose: readonly Whose[],
  ): Promise<readonly Person[]> {
    const pupils = await this.reader.getMany(people, pupilIds);
    const guardiansOf = (pupilId: string) => pupils.get(pupilId)?.guardians ?? [];
    const nameOf = await this.directory.names([...pupilIds, ...pupilIds.flatMap(guardiansOf)]);
    const byName = pupilIds.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)));
    const around = new Map<string, Person>();
    for (const pupilId of byName) {
      const name = nameOf(pupilId);
      if (whose.includes('pupils'))
        around.set(pupilId, { personId: pupilId, name, as: 'pupil', children: [] });
      if (!whose.includes('guardians')) continue;
      for (const personId of guardiansOf(pupilId)) {
        const children = [...(around.get(personId)?.children ?? []), name];
        around.set(personId, { personId, name: nameOf(personId), as: 'guardian', children });
      }
    }
    return [...around.values()];
  }
}

const presentOrToCome = (members: Members, today: CivilDate): string[] =>
  Object.entries(members)
    .filter(([, periods]) => periods.some(({ until }) => until === undefined || until >= today))
    .map(([pupilId]) => pupilId);

const mustBeIn = (present: readonly string[], pupilIds: readonly string[] = []): void => {
  const faults = pupilIds.flatMap((pupilId, index) =>
    present.includes(pupilId)
      ? []
      : [{ field: `pupilIds.${index.toString()}`, message: 'is nobody in this class' }],
  );
  if (faults.length === 0) return;
  throw new DomainError(
    'pupil-not-in-class',
    'Nothing was issued: not all are in this class.',
    'rule',
    faults,
  );
};
