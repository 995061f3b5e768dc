import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { hasRole } from '../access/viewer.js';
import type { Outcome } from '../eventing/command-runner.js';
import { DomainError } from '../eventing/domain-error.js';
import { contextOf } from '../http/command-context.js';
import type { WriteRequest } from '../http/write-request.js';
import { schoolFor } from '../journal/school-settings.handlers.js';
import { Ids } from '../people/ids.js';
import { RUNNERS, type Runners } from '../runners.js';
import { dateIn, type CivilDate } from '../school/civil-date.values.js';
import { own } from '../school/plain-data.values.js';
import type { TermDefined } from '../school/school.events.js';
import type { SchoolDays } from './school-days.values.js';
import type { TimetableCommand, TimetableId } from './timetable.command.js';
import type { TimetableEvent } from './timetable.events.js';
import { timetableIdOf } from './timetable.values.js';

/** The term that is planned, and the day on which somebody plans. */
export interface Planning {
  readonly of: TimetableId;
  readonly term: Pick<TermDefined['data'], 'from' | 'to'>;
  readonly today: CivilDate;
  /** Those of the school that do not go by the plan of the day of the week. */
  readonly days: SchoolDays;
}

/** A change of the timetable of a school's term. */
export class ChangeTimetable extends Command<Outcome<TimetableEvent>> {
  constructor(
    readonly of: TimetableId,
    readonly change: (planning: Planning) => TimetableCommand | Promise<TimetableCommand>,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

@CommandHandler(ChangeTimetable)
export class ChangeTimetableHandler implements ICommandHandler<ChangeTimetable> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Runners,
    private readonly ids: Ids,
  ) {}

  async execute({ of, change, request }: ChangeTimetable) {
    const { schoolId } = of;
    const planning = await planningOf(of, request.at, this.runners);
    const role = hasRole(request.viewer, 'deputyHead', schoolId) ? 'deputyHead' : 'admin';
    const id = timetableIdOf(of);
    const context = contextOf(request, id, schoolId, { role }, this.ids);
    return this.runners.timetables.handle(id, await change(planning), context);
  }
}

/** @throws DomainError `term-not-found`. */
export const planningOf = async (
  of: TimetableId,
  at: string,
  runners: Pick<Runners, 'schools'>,
): Promise<Planning> => {
  const { terms, connected, days } = await schoolFor(of.schoolId, runners);
  const term = own(terms, of.termId);
  if (!term) throw new DomainError('term-not-found', 'The school has no such term.', 'not-found');
  return { of, term: { from: term.from, to: term.to }, today: dateIn(connected.timeZone, at), days };
};
