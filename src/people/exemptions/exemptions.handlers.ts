import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { schools } from '../../../projections/schools/school.projection.js';
import type { Outcome } from '../../eventing/command-runner.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import type { WriteRequest } from '../../http/write-request.js';
import { HealthWriter } from '../health-notes/health-notes.handlers.js';
import { Ids } from '../ids.js';
import type { PersonEvent } from '../person.events.js';
import { Vault } from '../vault.js';
import type { ExemptionBody, ExemptionChangeBody } from './exemptions.dto.js';

type Written = Outcome<PersonEvent>;

export class GrantExemption extends Command<Written> {
  constructor(
    readonly pupilId: string,
    readonly exemption: ExemptionBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class ChangeExemption extends Command<Written> {
  constructor(
    readonly pupilId: string,
    readonly exemptionId: string,
    readonly change: ExemptionChangeBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class WithdrawExemption extends Command<Written> {
  constructor(
    readonly pupilId: string,
    readonly exemptionId: string,
    readonly why: string,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

@CommandHandler(GrantExemption)
export class GrantExemptionHandler implements ICommandHandler<GrantExemption> {
  constructor(
    private readonly writer: HealthWriter,
    private readonly reader: FreshReader,
    private readonly vault: Vault,
    private readonly ids: Ids,
  ) {}

  execute({ pupilId, exemption: { subjectId, from, to, why }, request }: GrantExemption) {
    const exemptionId = this.ids.of('exemption', pupilId, request.commandId);
    return this.writer.write(pupilId, request, async ({ commandId }, { schoolId }) => ({
      ...{ kind: 'GrantExemption', exemptionId, subjectId, from, to },
      subjectIds: Object.keys((await this.reader.get(schools, schoolId))?.subjects ?? {}),
      ...(why === undefined ? {} : { why: await this.vault.seal(pupilId, why, commandId) }),
    }));
  }
}

@CommandHandler(ChangeExemption)
export class ChangeExemptionHandler implements ICommandHandler<ChangeExemption> {
  constructor(
    private readonly writer: HealthWriter,
    private readonly vault: Vault,
  ) {}

  execute({ pupilId, exemptionId, change: { from, to, why }, request }: ChangeExemption) {
    return this.writer.write(pupilId, request, async ({ commandId }) => ({
      ...{ kind: 'ChangeExemption', exemptionId },
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      why: await this.vault.seal(pupilId, why, commandId),
    }));
  }
}

@CommandHandler(WithdrawExemption)
export class WithdrawExemptionHandler implements ICommandHandler<WithdrawExemption> {
  constructor(
    private readonly writer: HealthWriter,
    private readonly vault: Vault,
  ) {}

  execute({ pupilId, exemptionId, why, request }: WithdrawExemption) {
    return this.writer.write(pupilId, request, async ({ commandId }) => ({
      ...{ kind: 'WithdrawExemption', exemptionId },
      why: await this.vault.seal(pupilId, why, commandId),
    }));
  }
}

export const exemptionHandlers = [GrantExemptionHandler, ChangeExemptionHandler, WithdrawExemptionHandler];
