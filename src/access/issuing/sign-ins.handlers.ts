import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { schools } from '../../../projections/schools/school.projection.js';
import { DomainError } from '../../eventing/domain-error.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { laterOf, START, type Position } from '../../eventing/position.js';
import type { WriteRequest } from '../../http/write-request.js';
import { Directory } from '../../people/directory.js';
import { RUNNERS, type Runners } from '../../runners.js';
import { dateIn } from '../../school/civil-date.values.js';
import { peopleAround, presentOrToCome, type Person, type Whose } from './people-around.js';
import { SignIns, type IssuedSignIn, type NotIssued } from './sign-ins.js';
import { issuerOf } from './sign-ins.rights.js';

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
    const around = await peopleAround(pupilIds ?? present, whose, {
      reads: this.reader,
      directory: this.directory,
    });
    const issued = await Promise.all(
      around.map(async (person) => {
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
}

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
