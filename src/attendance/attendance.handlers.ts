import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Vault } from '../people/vault.js';
import { RUNNERS, type Runners } from '../runners.js';
import {
  FileCertificate,
  FileGuardianNote,
  RecordDayAbsence,
  WithdrawDayAbsence,
  WithdrawFiled,
} from './attendance.commands.js';
import { filedIdOf } from './attendance-ids.values.js';
import { AttendanceWriter } from './attendance.writer.js';

@CommandHandler(FileCertificate)
export class FileCertificateHandler implements ICommandHandler<FileCertificate> {
  constructor(
    private readonly attendance: AttendanceWriter,
    private readonly vault: Vault,
  ) {}

  execute({ pupilId, filing: { from, to, code, note }, request }: FileCertificate) {
    const about = { pupilId, field: 'from', date: from } as const;
    return this.attendance.write(about, ['healthWorker', 'deputyHead'], request, async (writing) => ({
      kind: 'FileCertificate',
      ...writing,
      filedId: filedIdOf(pupilId, writing.year.yearId, this.attendance.keyOf(request)),
      from,
      to,
      code,
      ...(note === undefined ? {} : { note: await this.vault.seal(pupilId, note, request.commandId) }),
    }));
  }
}

@CommandHandler(FileGuardianNote)
export class FileGuardianNoteHandler implements ICommandHandler<FileGuardianNote> {
  constructor(
    private readonly attendance: AttendanceWriter,
    private readonly vault: Vault,
  ) {}

  execute({ pupilId, filing: { from, to, code, note }, request }: FileGuardianNote) {
    const about = { pupilId, field: 'from', date: from } as const;
    return this.attendance.write(about, ['guardian'], request, async (writing) => ({
      kind: 'FileGuardianNote',
      ...writing,
      filedId: filedIdOf(pupilId, writing.year.yearId, this.attendance.keyOf(request)),
      from,
      to,
      code,
      ...(note === undefined ? {} : { note: await this.vault.seal(pupilId, note, request.commandId) }),
    }));
  }
}

@CommandHandler(WithdrawFiled)
export class WithdrawFiledHandler implements ICommandHandler<WithdrawFiled> {
  constructor(
    private readonly attendance: AttendanceWriter,
    private readonly vault: Vault,
    @Inject(RUNNERS) private readonly runners: Pick<Runners, 'clinics'>,
  ) {}

  async execute({ pupilId, filedId, withdrawal: { reason }, request }: WithdrawFiled) {
    const { from, kind, by } = await this.attendance.filed(pupilId, filedId);
    const clinic = await this.runners.clinics.lookUp(by, (found) => found.clinic);
    const about = { pupilId, field: 'from', date: from } as const;
    const filers = kind === 'note' ? (['guardian'] as const) : (['healthWorker'] as const);
    return this.attendance.write(about, ['deputyHead', ...filers], request, async (writing) => ({
      kind: 'WithdrawFiled',
      ...writing,
      filedId,
      byClinic: clinic !== undefined,
      reason: await this.vault.seal(pupilId, reason, request.commandId),
    }));
  }
}

@CommandHandler(RecordDayAbsence)
export class RecordDayAbsenceHandler implements ICommandHandler<RecordDayAbsence> {
  constructor(private readonly attendance: AttendanceWriter) {}

  execute({ pupilId, absence: { date, code }, request }: RecordDayAbsence) {
    const about = { pupilId, field: 'date', date } as const;
    const kind = 'RecordDayAbsence';
    return this.attendance.write(about, CARERS, request, (writing) => ({ kind, ...writing, date, code }));
  }
}

@CommandHandler(WithdrawDayAbsence)
export class WithdrawDayAbsenceHandler implements ICommandHandler<WithdrawDayAbsence> {
  constructor(
    private readonly attendance: AttendanceWriter,
    private readonly vault: Vault,
  ) {}

  execute({ pupilId, withdrawal: { date, reason }, request }: WithdrawDayAbsence) {
    const about = { pupilId, field: 'date', date } as const;
    return this.attendance.write(about, CARERS, request, async (writing) => ({
      kind: 'WithdrawDayAbsence',
      ...writing,
      date,
      reason: await this.vault.seal(pupilId, reason, request.commandId),
    }));
  }
}

const CARERS = ['classTeacher', 'healthWorker', 'deputyHead'] as const;

export const attendanceHandlers = [
  FileCertificateHandler,
  FileGuardianNoteHandler,
  WithdrawFiledHandler,
  RecordDayAbsenceHandler,
  WithdrawDayAbsenceHandler,
];
