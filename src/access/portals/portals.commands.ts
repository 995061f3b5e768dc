import { Command } from '@nestjs/cqrs';
import type { Outcome } from '../../eventing/command-runner.js';
import type { WriteRequest } from '../../http/write-request.js';
import type { AccountEvent } from '../account.events.js';

/** A portal is not to sign in to the account of whoever asks any more. */
export class UnlinkPortal extends Command<Outcome<AccountEvent>> {
  constructor(
    readonly portalId: string,
    readonly request: WriteRequest,
  ) {
    super();
  }
}
