import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { notFound } from '../access/rights/not-found.js';
import { hasRole } from '../access/viewer.js';
import type { Outcome } from '../eventing/command-runner.js';
import type { WriteRequest } from '../http/write-request.js';
import { Ids } from '../people/ids.js';
import { RUNNERS, type Runners } from '../runners.js';
import { dateIn, type CivilDate } from '../school/civil-date.values.js';
import type { SchoolCommand } from '../school/school.command.js';
import type { SchoolEvent } from '../school/school.events.js';
import type { School } from '../school/school.state.js';
import { contextOf } from '../http/command-context.js';

/** A setting of a school as it is to be from now on. */
export class ChangeSettings extends Command<Outcome<SchoolEvent>> {
  constructor(
    readonly schoolId: string,
    readonly change: (today: CivilDate) => SchoolCommand,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

@CommandHandler(ChangeSettings)
export class ChangeSettingsHandler implements ICommandHandler<ChangeSettings> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Runners,
    private readonly ids: Ids,
  ) {}

  async execute({ schoolId, change, request }: ChangeSettings) {
    const { at } = request;
    const { connected } = await schoolFor(schoolId, this.runners);
    // Days off are a deputy head's to set too; whatever else is a setting is an administrator's alone.
    const role = hasRole(request.viewer, 'admin', schoolId) ? 'admin' : 'deputyHead';
    const context = contextOf(request, schoolId, schoolId, { role }, this.ids);
    return this.runners.schools.handle(schoolId, change(dateIn(connected.timeZone, at)), context);
  }
}

/** @throws DomainError `school-not-found`. */
export const schoolFor = async (
  schoolId: string,
  { schools }: Pick<Runners, 'schools'>,
): Promise<School & { readonly connected: NonNullable<School['connected']> }> => {
  const { connected, ...school } = await schools.load(schoolId);
  if (!connected) throw notFound('school');
  return { ...school, connected };
};
