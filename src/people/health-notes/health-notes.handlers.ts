import { Inject, Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { notFound } from '../../access/rights/not-found.js';
import { schoolingOf, type Schooling } from '../../attendance/schooling.js';
import type { CommandContext, Outcome } from '../../eventing/command-runner.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { contextOf } from '../../http/command-context.js';
import type { WriteRequest } from '../../http/write-request.js';
import { RUNNERS, type Runners } from '../../runners.js';
import { dateIn, type CivilDate } from '../../school/civil-date.values.js';
import type { ExemptionCommand } from '../exemptions/exemptions.rules.js';
import { Ids } from '../ids.js';
import type { PersonEvent } from '../person.events.js';
import { Vault } from '../vault.js';
import type { HealthFlag } from './health-flags.values.js';
import type { HealthCommand } from './health-notes.rules.js';

type Written = Outcome<PersonEvent>;

/** What a health worker has to say of a pupil's health, in words. */
export class MakeHealthNote extends Command<Written> {
  constructor(
    readonly pupilId: string,
    readonly text: string,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class WithdrawHealthNote extends Command<Written> {
  constructor(
    readonly pupilId: string,
    readonly noteId: string,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

/** What the pupil's teachers are to know. */
export class RaiseHealthFlag extends Command<Written> {
  constructor(
    readonly pupilId: string,
    readonly flag: HealthFlag,
    readonly until: CivilDate | undefined,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class LowerHealthFlag extends Command<Written> {
  constructor(
    readonly pupilId: string,
    readonly flag: HealthFlag,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

/** Writes on a pupil's stream, as a health worker of the pupil's school, with the pupil's key. */
@Injectable()
export class HealthWriter {
  constructor(
    @Inject(RUNNERS) private readonly runners: Pick<Runners, 'people'>,
    private readonly reader: FreshReader,
    private readonly vault: Vault,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `pupil-not-found`, and what the rules refuse. */
  async write(
    pupilId: string,
    request: WriteRequest,
    commandIn: (context: CommandContext, schooling: Schooling) => Promise<HealthCommand | ExemptionCommand>,
  ): Promise<Written> {
    const schooling = await schoolingOf(this.reader, pupilId, dateIn('UTC', request.at));
    if (!schooling) throw notFound('pupil');
    const context = contextOf(request, pupilId, schooling.schoolId, { role: 'healthWorker' }, this.ids);
    return this.runners.people.handle(pupilId, await commandIn(context, schooling), context);
  }

  noteIdFor(pupilId: string, { commandId }: WriteRequest): string {
    return this.ids.of('healthNote', pupilId, commandId);
  }

  flagIdOf(pupilId: string, flag: HealthFlag): Promise<string> {
    return this.vault.digest(pupilId, `health flag ${flag}`);
  }
}

@CommandHandler(MakeHealthNote)
export class MakeHealthNoteHandler implements ICommandHandler<MakeHealthNote> {
  constructor(
    private readonly writer: HealthWriter,
    private readonly vault: Vault,
  ) {}

  execute({ pupilId, text, request }: MakeHealthNote) {
    const noteId = this.writer.noteIdFor(pupilId, request);
    return this.writer.write(pupilId, request, async ({ commandId }) => ({
      ...{ kind: 'MakeHealthNote', noteId },
      text: await this.vault.seal(pupilId, text, commandId),
    }));
  }
}

@CommandHandler(WithdrawHealthNote)
export class WithdrawHealthNoteHandler implements ICommandHandler<WithdrawHealthNote> {
  constructor(private readonly writer: HealthWriter) {}

  execute({ pupilId, noteId, request }: WithdrawHealthNote) {
    return this.writer.write(pupilId, request, () => Promise.resolve({ kind: 'WithdrawHealthNote', noteId }));
  }
}

@CommandHandler(RaiseHealthFlag)
export class RaiseHealthFlagHandler implements ICommandHandler<RaiseHealthFlag> {
  constructor(
    private readonly writer: HealthWriter,
    private readonly vault: Vault,
  ) {}

  execute({ pupilId, flag, until, request }: RaiseHealthFlag) {
    return this.writer.write(pupilId, request, async ({ commandId }, { timeZone }) => ({
      ...{ kind: 'RaiseHealthFlag', flagId: await this.writer.flagIdOf(pupilId, flag) },
      flag: await this.vault.seal(pupilId, flag, commandId),
      ...(until === undefined ? {} : { until }),
      today: dateIn(timeZone, request.at),
    }));
  }
}

@CommandHandler(LowerHealthFlag)
export class LowerHealthFlagHandler implements ICommandHandler<LowerHealthFlag> {
  constructor(private readonly writer: HealthWriter) {}

  execute({ pupilId, flag, request }: LowerHealthFlag) {
    return this.writer.write(pupilId, request, async () => ({
      kind: 'LowerHealthFlag',
      flagId: await this.writer.flagIdOf(pupilId, flag),
    }));
  }
}

export const healthHandlers = [
  MakeHealthNoteHandler,
  WithdrawHealthNoteHandler,
  RaiseHealthFlagHandler,
  LowerHealthFlagHandler,
];
