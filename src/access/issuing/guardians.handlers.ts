import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { schoolingOf } from '../../attendance/schooling.js';
import type { Outcome } from '../../eventing/command-runner.js';
import { DomainError } from '../../eventing/domain-error.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { contextOf } from '../../http/command-context.js';
import type { WriteRequest } from '../../http/write-request.js';
import type { GuardianLimit } from '../../people/guardian-limits.values.js';
import { Ids } from '../../people/ids.js';
import type { PersonEvent } from '../../people/person.events.js';
import { Vault } from '../../people/vault.js';
import { RUNNERS, type Runners } from '../../runners.js';
import { dateIn } from '../../school/civil-date.values.js';
import type { Viewer } from '../viewer.js';
import type { LimitBody } from './guardians.dto.js';
import { registrarOf } from './guardians.rights.js';

/** The link that a limit is about. */
export interface Link {
  readonly pupilId: string;
  readonly guardianId: string;
}

/** A court keeps a guardian from a pupil. */
export class LimitGuardian extends Command<Outcome<PersonEvent>> {
  constructor(
    readonly link: Link,
    readonly limit: LimitBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

/** A guardian is kept from a pupil no longer. */
export class LiftGuardianLimit extends Command<Outcome<PersonEvent>> {
  constructor(
    readonly link: Link,
    readonly what: GuardianLimit,
    readonly reason: string,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

/** The school whose papers on a pupil somebody keeps, and in what capacity. @throws DomainError `pupil-not-found`. */
export const registryOf = async (viewer: Viewer, pupilId: string, at: string, reader: FreshReader) => {
  const schooling = await schoolingOf(reader, pupilId, dateIn('UTC', at));
  const role = schooling && registrarOf(viewer, schooling.schoolId);
  if (!schooling || !role)
    throw new DomainError('pupil-not-found', 'There is no such pupil in your school.', 'not-found');
  return { schoolId: schooling.schoolId, role };
};

@CommandHandler(LimitGuardian)
export class LimitGuardianHandler implements ICommandHandler<LimitGuardian> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Pick<Runners, 'people'>,
    private readonly reader: FreshReader,
    private readonly vault: Vault,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `pupil-not-found`, `guardian-not-found`, `limit-reversed`. */
  async execute({ link: { pupilId, guardianId }, limit, request }: LimitGuardian) {
    const { schoolId, role } = await registryOf(request.viewer, pupilId, request.at, this.reader);
    const context = contextOf(request, pupilId, schoolId, { role }, this.ids);
    const { what, from, until } = limit;
    const reason = await this.vault.seal(pupilId, limit.reason, context.commandId);
    const days = { from, ...(until === undefined ? {} : { until }) };
    return this.runners.people.handle(
      pupilId,
      { kind: 'LimitGuardian', guardianId, what, ...days, reason },
      context,
    );
  }
}

@CommandHandler(LiftGuardianLimit)
export class LiftGuardianLimitHandler implements ICommandHandler<LiftGuardianLimit> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Pick<Runners, 'people'>,
    private readonly reader: FreshReader,
    private readonly vault: Vault,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `pupil-not-found`, `limit-not-found`. */
  async execute({ link: { pupilId, guardianId }, what, reason, request }: LiftGuardianLimit) {
    const { schoolId, role } = await registryOf(request.viewer, pupilId, request.at, this.reader);
    const context = contextOf(request, pupilId, schoolId, { role }, this.ids);
    const sealed = await this.vault.seal(pupilId, reason, context.commandId);
    return this.runners.people.handle(
      pupilId,
      { kind: 'LiftGuardianLimit', guardianId, what, reason: sealed },
      context,
    );
  }
}
