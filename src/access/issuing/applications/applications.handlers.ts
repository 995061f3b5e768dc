import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { people } from '../../../../projections/people/projection.js';
import { schoolingOf } from '../../../attendance/schooling.js';
import type { Outcome } from '../../../eventing/command-runner.js';
import { DomainError, invalidInput } from '../../../eventing/domain-error.js';
import { FreshReader } from '../../../eventing/fresh-reader.js';
import { laterOf, START, type Position } from '../../../eventing/position.js';
import { contextOf } from '../../../http/command-context.js';
import type { WriteRequest } from '../../../http/write-request.js';
import { CHANNELS } from '../../../notices/notice-kinds.values.js';
import { contactDigests, contactOf, FIELD_OF } from '../../../people/contacts.js';
import { Ids } from '../../../people/ids.js';
import { fullNameOf, type PersonalData } from '../../../people/personal-data.js';
import { Vault } from '../../../people/vault.js';
import { RUNNERS, type Runners } from '../../../runners.js';
import { dateIn } from '../../../school/civil-date.values.js';
import { registrarOf } from '../guardians.rights.js';
import { SignIns, type Issued } from '../sign-ins.js';
import { applicantIdOf } from './applicant-id.js';
import { applicationNotFound } from './application.decider.js';
import type { GuardianApplicationEvent } from './application.events.js';
import type { ApplicationBody } from './applications.dto.js';

type Applied = Outcome<GuardianApplicationEvent>;

/** An application that a secretary takes down. */
export class FileApplication extends Command<Applied> {
  constructor(
    readonly schoolId: string,
    readonly body: ApplicationBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

/** The applicant is the child's guardian, one who is known already where one is named. */
export class AcceptApplication extends Command<Accepted> {
  constructor(
    readonly schoolId: string,
    readonly applicationId: string,
    readonly guardianId: string | undefined,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export interface Accepted {
  readonly guardianId: string;
  readonly name: string;
  readonly signIn: Issued['issued'];
  readonly position: Position;
}

export class RefuseApplication extends Command<Applied> {
  constructor(
    readonly schoolId: string,
    readonly applicationId: string,
    readonly reason: string,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

/** In what capacity somebody decides on a school's applications. @throws DomainError `school-not-found`. */
export const mustKeepPapersOf = ({ viewer }: Pick<WriteRequest, 'viewer'>, schoolId: string) => {
  const role = registrarOf(viewer, schoolId);
  if (!role) throw new DomainError('school-not-found', 'There is no such school.', 'not-found');
  return { role };
};

@CommandHandler(FileApplication)
export class FileApplicationHandler implements ICommandHandler<FileApplication> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Pick<Runners, 'guardianApplications'>,
    private readonly reader: FreshReader,
    private readonly vault: Vault,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `school-not-found`, `pupil-not-found`, `invalid-input`. */
  async execute({ schoolId, body, request }: FileApplication): Promise<Applied> {
    const capacity = mustKeepPapersOf(request, schoolId);
    const { pupilId, relation, consent, ...applicant } = body;
    const schooling = await schoolingOf(this.reader, pupilId, dateIn('UTC', request.at));
    if (schooling?.schoolId !== schoolId) {
      throw new DomainError('pupil-not-found', 'There is no such pupil in your school.', 'not-found');
    }
    const fields = CHANNELS.map((channel) => ({ channel, field: FIELD_OF[channel] }));
    const unusable = fields.filter(
      ({ channel, field }) => applicant[field] !== undefined && contactOf(applicant, channel) === undefined,
    );
    if (unusable.length > 0) {
      throw invalidInput('must be one that can be written to', ...unusable.map(({ field }) => field));
    }
    const applicationId = this.ids.of('guardianApplication', schoolId, request.commandId);
    const personId = applicantIdOf(this.ids, applicationId);
    const context = contextOf(request, applicationId, schoolId, capacity, this.ids);
    // As plain data: a field that the body has without a value is none of the applicant's.
    const sealed = await this.vault.seal(personId, JSON.stringify(applicant), context.commandId);
    const application = { applicationId, schoolId, pupilId, relation, applicant: sealed, consent };
    return this.runners.guardianApplications.handle(applicationId, { kind: 'File', application }, context);
  }
}

@CommandHandler(AcceptApplication)
export class AcceptApplicationHandler implements ICommandHandler<AcceptApplication> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Pick<Runners, 'guardianApplications' | 'people'>,
    private readonly signIns: SignIns,
    private readonly reader: FreshReader,
    private readonly vault: Vault,
    private readonly ids: Ids,
  ) {}

  /**
   * The decision comes first; what follows from it is done again where a crash left it undone and it is sent again.
   * @throws DomainError `school-not-found`, `application-not-found`, `application-decided`, `guardian-not-found`.
   */
  async execute({
    schoolId,
    applicationId,
    guardianId: known,
    request,
  }: AcceptApplication): Promise<Accepted> {
    const { guardianApplications, people: persons } = this.runners;
    const capacity = mustKeepPapersOf(request, schoolId);
    const { filed } = await guardianApplications.load(applicationId);
    if (filed?.schoolId !== schoolId) throw applicationNotFound();
    if (known !== undefined) await this.mustBeGuardian(known);
    const guardianId = known ?? applicantIdOf(this.ids, applicationId);
    const { pupilId } = filed;
    const contextFor = (streamId: string) => contextOf(request, streamId, schoolId, capacity, this.ids);
    const text = await this.vault.open(filed.applicant);
    if (text === undefined) throw applicationNotFound();
    const accepted = await guardianApplications.handle(
      applicationId,
      { kind: 'Accept', guardianId },
      contextFor(applicationId),
    );
    if (known === undefined) await this.register(guardianId, text, contextFor(`registered ${guardianId}`));
    const linked = await persons.handle(
      pupilId,
      { kind: 'LinkGuardian', guardianId, applicationId },
      contextFor(`linked ${pupilId}`),
    );
    const holder = { personId: guardianId, entitlement: { role: 'guardian', schoolId } } as const;
    const { issued: signIn, position } = await this.signIns.issue(holder, request, capacity.role);
    return {
      ...{ guardianId, signIn, name: fullNameOf(JSON.parse(text) as PersonalData) },
      position: [accepted.position, linked.position, position].reduce<Position>(
        (latest, one) => laterOf(latest, one ?? START),
        START,
      ),
    };
  }

  private async mustBeGuardian(guardianId: string): Promise<void> {
    const person = await this.reader.get(people, guardianId);
    if (person && person.children.length > 0) return;
    throw new DomainError('guardian-not-found', 'Nothing was decided: this is no guardian.', 'rule', [
      { field: 'guardianId', message: 'is no guardian of any pupil' },
    ]);
  }

  private async register(
    personId: string,
    text: string,
    context: ReturnType<typeof contextOf>,
  ): Promise<void> {
    const { vault } = this;
    const person = {
      personId,
      personal: await vault.seal(personId, text, context.commandId),
      digest: await vault.digest(personId, text),
      contacts: await contactDigests(vault, personId, JSON.parse(text) as PersonalData),
      internet: true,
    };
    await this.runners.people.handle(personId, { kind: 'RegisterPerson', person }, context);
  }
}

@CommandHandler(RefuseApplication)
export class RefuseApplicationHandler implements ICommandHandler<RefuseApplication> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Pick<Runners, 'guardianApplications'>,
    private readonly vault: Vault,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `school-not-found`, `application-not-found`, `application-decided`. */
  async execute({ schoolId, applicationId, reason, request }: RefuseApplication): Promise<Applied> {
    const { guardianApplications } = this.runners;
    const capacity = mustKeepPapersOf(request, schoolId);
    const { filed } = await guardianApplications.load(applicationId);
    if (filed?.schoolId !== schoolId) throw applicationNotFound();
    const context = contextOf(request, applicationId, schoolId, capacity, this.ids);
    const sealed = await this.vault.seal(filed.applicant.of, reason, context.commandId);
    return guardianApplications.handle(applicationId, { kind: 'Refuse', reason: sealed }, context);
  }
}

export const applicationsHandlers = [
  FileApplicationHandler,
  AcceptApplicationHandler,
  RefuseApplicationHandler,
];
