import { Inject, Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { accountsOfPerson } from '../../../projections/accounts/of-person.projection.js';
import type { Outcome } from '../../eventing/command-runner.js';
import { DomainError } from '../../eventing/domain-error.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { contextOf } from '../../http/command-context.js';
import type { WriteRequest } from '../../http/write-request.js';
import { Ids } from '../../people/ids.js';
import { RUNNERS, type Runners } from '../../runners.js';
import type { AccountEvent } from '../account.events.js';
import type { GivingBody } from './offices.dto.js';
import type { OfficeCommand } from './offices.rules.js';
import type { Office } from './offices.values.js';

/** Somebody is to be given an office in a school. */
export class GiveOffice extends Command<Outcome<AccountEvent>> {
  constructor(
    readonly schoolId: string,
    readonly body: GivingBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

/** An office that an account holds in a school is to be taken away. */
export class TakeOffice extends Command<Outcome<AccountEvent>> {
  constructor(
    readonly schoolId: string,
    readonly accountId: string,
    readonly role: Office,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

/** What somebody proposed is decided on, or withdrawn. */
export class DecideOnOffice extends Command<Outcome<AccountEvent>> {
  constructor(
    readonly kind: 'AgreeToOffice' | 'RefuseOffice' | 'WithdrawOffice',
    readonly proposal: { readonly schoolId: string; readonly accountId: string; readonly proposalId: string },
    readonly request: WriteRequest,
  ) {
    super();
  }
}

/** Writes on accounts' streams, as an administrator of the school. */
@Injectable()
export class OfficeWriter {
  constructor(
    @Inject(RUNNERS) private readonly runners: Pick<Runners, 'accounts'>,
    private readonly ids: Ids,
  ) {}

  write(
    accountId: string,
    schoolId: string,
    command: OfficeCommand,
    request: WriteRequest,
  ): Promise<Outcome<AccountEvent>> {
    const context = contextOf(request, accountId, schoolId, { role: 'admin' }, this.ids);
    return this.runners.accounts.handle(accountId, command, context);
  }
}

@CommandHandler(GiveOffice)
export class GiveOfficeHandler implements ICommandHandler<GiveOffice> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Pick<Runners, 'accounts'>,
    private readonly writer: OfficeWriter,
    private readonly reader: FreshReader,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `account-not-found`, `own-office`, `office-already-proposed`. */
  async execute({ schoolId, body: { personId, role, until }, request }: GiveOffice) {
    const accountId = await this.accountOf(personId);
    const { personId: by } = request.viewer;
    const proposalId = this.ids.of('officeProposal', accountId, request.commandId);
    const office = { role, schoolId, ...(until === undefined ? {} : { until }) };
    const command = { kind: 'GiveOffice', office, proposalId, by, at: request.at } as const;
    return this.writer.write(accountId, schoolId, command, request);
  }

  private async accountOf(personId: string): Promise<string> {
    const known = (await this.reader.get(accountsOfPerson, personId))?.accountIds ?? [];
    for (const accountId of known) {
      if (!(await this.runners.accounts.load(accountId)).ended) return accountId;
    }
    throw new DomainError(
      'account-not-found',
      'Nothing was given: this person has no account that can be used.',
      'rule',
      [{ field: 'personId', message: 'has no account that can be used' }],
    );
  }
}

@CommandHandler(TakeOffice)
export class TakeOfficeHandler implements ICommandHandler<TakeOffice> {
  constructor(private readonly writer: OfficeWriter) {}

  /** @throws DomainError `account-not-found`, `own-office`, `office-not-held`. */
  execute({ schoolId, accountId, role, request }: TakeOffice) {
    const command = { kind: 'TakeOffice', role, schoolId, by: request.viewer.personId } as const;
    return this.writer.write(accountId, schoolId, command, request);
  }
}

@CommandHandler(DecideOnOffice)
export class DecideOnOfficeHandler implements ICommandHandler<DecideOnOffice> {
  constructor(private readonly writer: OfficeWriter) {}

  /**
   * @throws DomainError `account-not-found`, `proposal-not-found`, `proposal-ended`, `own-office`,
   * `second-person-required`, `proposal-of-another`.
   */
  execute({ kind, proposal: { schoolId, accountId, proposalId }, request }: DecideOnOffice) {
    const command = { kind, proposalId, schoolId, by: request.viewer.personId, at: request.at };
    return this.writer.write(accountId, schoolId, command, request);
  }
}

export const officesHandlers = [GiveOfficeHandler, TakeOfficeHandler, DecideOnOfficeHandler];
