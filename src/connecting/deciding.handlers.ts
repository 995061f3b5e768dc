import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { activationDigest, newActivationCode } from '../access/issuing/activation-code.js';
import { signInNameFor } from '../access/issuing/sign-in-names.js';
import { signInNameKey } from '../access/sign-in-name.js';
import type { Outcome } from '../eventing/command-runner.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { contextOf } from '../http/command-context.js';
import type { WriteRequest } from '../http/write-request.js';
import { Ids } from '../people/ids.js';
import { Vault } from '../people/vault.js';
import { RUNNERS, type Runners } from '../runners.js';
import { connectedAlready } from '../school/school.decider.js';
import { USUAL_WINDOW } from '../school/settings.rules.js';
import type { AppliedSchool } from './applied.js';
import { applicationNotFound, type Approval } from './school-application.decider.js';
import type { SchoolApplicationEvent, SchoolApplied } from './school-application.events.js';
import { isIn, territoryOf, type Territory } from './territory.js';

type Decided = Outcome<SchoolApplicationEvent>;

/** The authority asks whoever applied. */
export class AskApplicant extends Command<Decided> {
  constructor(
    readonly applicationId: string,
    readonly question: string,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class RefuseSchool extends Command<Decided> {
  constructor(
    readonly applicationId: string,
    readonly reason: string,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class ApproveSchool extends Command<Decided> {
  constructor(
    readonly applicationId: string,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

/** Where deciding on applications reads from and writes to. */
abstract class Deciding {
  constructor(
    @Inject(RUNNERS) protected readonly runners: Pick<Runners, 'schoolApplications' | 'schools' | 'accounts'>,
    protected readonly reader: FreshReader,
    protected readonly vault: Vault,
    protected readonly ids: Ids,
  ) {}

  /** @throws DomainError `application-not-found` for whoever doesn't decide on it. */
  protected async applied(applicationId: string, { viewer }: WriteRequest) {
    const { applied } = await this.runners.schoolApplications.load(applicationId);
    const territory = await territoryOf(viewer, this.reader);
    if (!applied || !isIn(applied, territory)) throw applicationNotFound();
    return { applied, territory };
  }

  protected contextOf(request: WriteRequest, { applicationId, schoolId }: SchoolApplied['data']) {
    return contextOf(request, applicationId, schoolId, { role: 'authority' }, this.ids);
  }
}

@CommandHandler(AskApplicant)
export class AskApplicantHandler extends Deciding implements ICommandHandler<AskApplicant> {
  /** @throws DomainError `application-not-found`, `application-decided`, `person-erased`. */
  async execute({ applicationId, question: text, request }: AskApplicant): Promise<Decided> {
    const { applied } = await this.applied(applicationId, request);
    const context = this.contextOf(request, applied);
    const question = await this.vault.seal(applied.personId, text, context.commandId);
    return this.runners.schoolApplications.handle(applicationId, { kind: 'Ask', question }, context);
  }
}

@CommandHandler(RefuseSchool)
export class RefuseSchoolHandler extends Deciding implements ICommandHandler<RefuseSchool> {
  /** @throws DomainError `application-not-found`, `application-decided`, `person-erased`. */
  async execute({ applicationId, reason: text, request }: RefuseSchool): Promise<Decided> {
    const { applied } = await this.applied(applicationId, request);
    const context = this.contextOf(request, applied);
    const reason = await this.vault.seal(applied.personId, text, context.commandId);
    return this.runners.schoolApplications.handle(applicationId, { kind: 'Refuse', reason }, context);
  }
}

@CommandHandler(ApproveSchool)
export class ApproveSchoolHandler extends Deciding implements ICommandHandler<ApproveSchool> {
  /**
   * Records the decision with everything that follows from it; a reaction carries that out.
   * @throws DomainError `application-not-found`, `application-decided`, `school-connected-already`, `person-erased`.
   */
  async execute({ applicationId, request }: ApproveSchool): Promise<Decided> {
    const { schoolApplications, schools } = this.runners;
    const { applied, territory } = await this.applied(applicationId, request);
    const context = this.contextOf(request, applied);
    const { approved } = await schoolApplications.load(applicationId);
    if (!approved && (await schools.load(applied.schoolId)).connected) throw connectedAlready();
    const text = await this.vault.open(applied.school);
    if (text === undefined) throw applicationNotFound();
    const approval = {
      ...(await this.accountFor(applied.personId, context.commandId)),
      ...connectionOf(applied, JSON.parse(text) as AppliedSchool, territory),
    };
    return schoolApplications.handle(applicationId, { kind: 'Approve', approval }, context);
  }

  /** A sign-in name that is nobody's yet, and a code for it. */
  private async accountFor(
    personId: string,
    commandId: string,
  ): Promise<Pick<Approval, 'accountId' | 'signInName' | 'code' | 'digest'>> {
    const { vault, ids } = this;
    for (let attempt = 0; ; attempt++) {
      const name = await signInNameFor(vault, personId, attempt);
      const accountId = ids.of('account', signInNameKey(name));
      const { issued } = await this.runners.accounts.load(accountId);
      if (issued && issued.personId !== personId) continue;
      const code = newActivationCode();
      return {
        accountId,
        signInName: await vault.seal(personId, name, `${commandId} name`),
        code: await vault.seal(personId, code, commandId),
        digest: await activationDigest(vault, { accountId, personId }, code),
      };
    }
  }
}

/** The school as it is connected; parts of the country that are known are called what they are called already. */
const connectionOf = (
  { schoolId }: SchoolApplied['data'],
  { code, title, timeZone, municipality, region }: AppliedSchool,
  { known }: Pick<Territory, 'known'>,
): Pick<Approval, 'connected' | 'placed'> => ({
  connected: { schoolId, title, timeZone, editWindowDays: USUAL_WINDOW, sourcedId: code },
  placed: {
    schoolId,
    municipality: known('municipality', municipality.sourcedId) ?? municipality,
    ...(region ? { region: known('region', region.sourcedId) ?? region } : {}),
  },
});

export const decidingHandlers = [AskApplicantHandler, RefuseSchoolHandler, ApproveSchoolHandler];
