import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError } from '../eventing/domain-error.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { ownContext } from '../http/command-context.js';
import { Ids } from '../people/ids.js';
import { RUNNERS, type Runners } from '../runners.js';
import { mayHaveCalendar } from './calendar.rights.js';
import { IssueCalendar, RevokeCalendar } from './calendars.commands.js';

@CommandHandler(IssueCalendar)
export class IssueCalendarHandler implements ICommandHandler<IssueCalendar> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Runners,
    private readonly reader: FreshReader,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `person-not-found`, `too-many-calendars`. */
  async execute({ calendar: { of, personId }, digest, request }: IssueCalendar) {
    const { viewer, commandId } = request;
    if (!(await mayHaveCalendar(viewer, { of, personId }, this.reader))) {
      const message = 'There is nobody like that whose calendar you may have.';
      throw new DomainError('person-not-found', message, 'not-found');
    }
    // The same when it is sent twice.
    const calendarId = this.ids.of('calendar', viewer.accountId, commandId);
    return this.runners.accounts.handle(
      viewer.accountId,
      { kind: 'IssueCalendar', calendar: { calendarId, of, personId, digest } },
      ownContext(request, viewer.accountId, this.ids),
    );
  }
}

@CommandHandler(RevokeCalendar)
export class RevokeCalendarHandler implements ICommandHandler<RevokeCalendar> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Runners,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `calendar-not-found`. */
  execute({ calendarId, request }: RevokeCalendar) {
    const { accountId } = request.viewer;
    return this.runners.accounts.handle(
      accountId,
      { kind: 'RevokeCalendar', calendarId },
      ownContext(request, accountId, this.ids),
    );
  }
}

export const calendarsHandlers = [IssueCalendarHandler, RevokeCalendarHandler];
