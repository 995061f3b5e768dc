import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../../eventing/command-runner.js';
import { ownContext } from '../../http/command-context.js';
import type { WriteRequest } from '../../http/write-request.js';
import { Ids } from '../../people/ids.js';
import { RUNNERS, type Runners } from '../../runners.js';
import type { AccountEvent } from '../account.events.js';
import type { ConsentCommand } from './consents.rules.js';

/** What whoever asks says about the processing of personal data. */
export class SayOnConsent extends Command<Outcome<AccountEvent>> {
  constructor(
    readonly said: ConsentCommand,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

@CommandHandler(SayOnConsent)
export class SayOnConsentHandler implements ICommandHandler<SayOnConsent> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Pick<Runners, 'accounts'>,
    private readonly ids: Ids,
  ) {}

  execute({ said, request }: SayOnConsent) {
    const { accountId } = request.viewer;
    return this.runners.accounts.handle(accountId, said, ownContext(request, accountId, this.ids));
  }
}
