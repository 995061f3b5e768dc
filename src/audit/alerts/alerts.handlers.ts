import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../../eventing/command-runner.js';
import { contextOf } from '../../http/command-context.js';
import type { WriteRequest } from '../../http/write-request.js';
import { Ids } from '../../people/ids.js';
import { Vault } from '../../people/vault.js';
import { RUNNERS, type Runners } from '../../runners.js';
import { placeOfAlert } from './alert-ids.values.js';
import type { ReviewBody } from './alerts.dto.js';
import { maySeeAlert, reviewerIn } from './alerts.rights.js';
import { alertNotFound } from './suspicion.decider.js';
import type { SuspicionEvent } from './suspicion.events.js';

export class ReviewAlert extends Command<Outcome<SuspicionEvent>> {
  constructor(
    readonly alertId: string,
    readonly review: ReviewBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

@CommandHandler(ReviewAlert)
export class ReviewAlertHandler implements ICommandHandler<ReviewAlert> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Runners,
    private readonly vault: Vault,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `alert-not-found`, or whatever the rules refuse. */
  async execute({ alertId, review: { conclusion, note }, request }: ReviewAlert) {
    const { viewer, commandId, at } = request;
    const place = placeOfAlert(alertId);
    if (!place) throw alertNotFound();
    const { suspicionId, schoolId } = place;
    const { open, reviewed } = await this.runners.suspicions.load(suspicionId);
    const about = open?.of ?? reviewed;
    if (!about || !maySeeAlert(viewer, alertId, about)) throw alertNotFound();
    const words = note === undefined ? {} : { note: await this.vault.seal(about.personId, note, commandId) };
    const by = { accountId: viewer.accountId, personId: viewer.personId };
    return this.runners.suspicions.handle(
      suspicionId,
      { kind: 'ReviewSuspicion', alertId, by, conclusion, ...words, at },
      contextOf(request, suspicionId, schoolId, { role: reviewerIn(viewer, schoolId) }, this.ids),
    );
  }
}
