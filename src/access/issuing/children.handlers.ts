import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError } from '../../eventing/domain-error.js';
import type { Outcome } from '../../eventing/command-runner.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { ownContext } from '../../http/command-context.js';
import type { WriteRequest } from '../../http/write-request.js';
import { Ids } from '../../people/ids.js';
import { Vault } from '../../people/vault.js';
import { RUNNERS, type Runners } from '../../runners.js';
import type { AccountEvent } from '../account.events.js';
import { mayReadDiary } from '../permissions.js';

/** How whoever asks calls a child of the own; by its own name again where none is given. */
export class NameChild extends Command<Outcome<AccountEvent>> {
  constructor(
    readonly pupilId: string,
    readonly name: string | undefined,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

@CommandHandler(NameChild)
export class NameChildHandler implements ICommandHandler<NameChild> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Pick<Runners, 'accounts'>,
    private readonly reader: FreshReader,
    private readonly vault: Vault,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `pupil-not-found`. */
  async execute({ pupilId, name, request }: NameChild) {
    const { viewer } = request;
    const { accountId, personId } = viewer;
    if (personId === pupilId || !(await mayReadDiary(viewer, pupilId, this.reader))) {
      throw new DomainError('pupil-not-found', 'There is no such child of yours.', 'not-found');
    }
    const context = ownContext(request, accountId, this.ids);
    const called =
      name === undefined ? {} : { name: await this.vault.seal(personId, name.trim(), context.commandId) };
    return this.runners.accounts.handle(accountId, { kind: 'NameChild', pupilId, ...called }, context);
  }
}
