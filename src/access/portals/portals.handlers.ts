import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ownContext } from '../../http/command-context.js';
import { Ids } from '../../people/ids.js';
import { RUNNERS, type Runners } from '../../runners.js';
import { UnlinkPortal } from './portals.commands.js';

@CommandHandler(UnlinkPortal)
export class UnlinkPortalHandler implements ICommandHandler<UnlinkPortal> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Runners,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `portal-not-linked`. */
  execute({ portalId, request }: UnlinkPortal) {
    const { accountId } = request.viewer;
    return this.runners.accounts.handle(
      accountId,
      { kind: 'UnlinkPortal', portalId },
      ownContext(request, accountId, this.ids),
    );
  }
}
