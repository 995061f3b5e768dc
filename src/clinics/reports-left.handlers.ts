import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../eventing/command-runner.js';
import { contextOf } from '../http/command-context.js';
import type { WriteRequest } from '../http/write-request.js';
import { Ids } from '../people/ids.js';
import { Vault } from '../people/vault.js';
import { RUNNERS, type Runners } from '../runners.js';
import { fileReport, FILING_TOOLS, type FilingTools } from './filing.js';
import { reportNotFound } from './report.decider.js';
import type { ClinicReportEvent } from './report.events.js';

type Written = Outcome<ClinicReportEvent>;

export class FileReport extends Command<Written> {
  constructor(
    readonly schoolId: string,
    readonly reportId: string,
    readonly pupilId: string,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class DismissReport extends Command<Written> {
  constructor(
    readonly schoolId: string,
    readonly reportId: string,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

@CommandHandler(FileReport)
export class FileReportHandler implements ICommandHandler<FileReport> {
  constructor(
    @Inject(FILING_TOOLS) private readonly tools: FilingTools,
    private readonly ids: Ids,
  ) {}

  async execute({ schoolId, reportId, pupilId, request }: FileReport) {
    const { runners } = this.tools;
    const received = await receivedAt(schoolId, reportId, runners);
    const by = { role: 'healthWorker', onBehalfOf: received.clinicId } as const;
    const context = contextOf(request, reportId, schoolId, by, this.ids);
    return fileReport({ received, pupilId, context }, this.tools);
  }
}

@CommandHandler(DismissReport)
export class DismissReportHandler implements ICommandHandler<DismissReport> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Pick<Runners, 'clinicReports'>,
    private readonly vault: Vault,
    private readonly ids: Ids,
  ) {}

  async execute({ schoolId, reportId, request }: DismissReport) {
    await receivedAt(schoolId, reportId, this.runners);
    const context = contextOf(request, reportId, schoolId, { role: 'healthWorker' }, this.ids);
    const dismissed = await this.runners.clinicReports.handle(reportId, { kind: 'DismissReport' }, context);
    await this.vault.destroyKeyOf(reportId);
    return dismissed;
  }
}

/** @throws DomainError `report-not-found`. */
const receivedAt = async (
  schoolId: string,
  reportId: string,
  { clinicReports }: Pick<Runners, 'clinicReports'>,
) => {
  const received = await clinicReports.lookUp(reportId, (report) => report.received);
  if (received?.schoolId !== schoolId) throw reportNotFound();
  return received;
};

export const reportsLeftHandlers = [FileReportHandler, DismissReportHandler];
