import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clinics, reportsLeft } from '../../projections/clinics/projection.js';
import { Needs } from '../access/rights/right.decorator.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { formatPosition, START } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import { Vault } from '../people/vault.js';
import { ReportFilingBody } from './clinics.dto.js';
import { DismissReport, FileReport } from './reports-left.handlers.js';

/** What clinics reported and the journal could not file: it waits for a health worker. */
@ApiTags('clinics')
@ApiCookieAuth()
@Needs('school.clinicReports')
@Controller('schools/:schoolId/clinic-reports')
export class ReportsLeftController {
  constructor(
    private readonly commands: CommandBus,
    private readonly reader: FreshReader,
    private readonly vault: Vault,
  ) {}

  @Get()
  @OpensDataOf('school', 'clinicReports')
  @ApiOperation({ summary: 'Reports of clinics that wait for a health worker, with why: the oldest first' })
  async read(
    @Param('schoolId') schoolId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const kept = await this.reader.get(reportsLeft, schoolId, wantedPosition(request));
    const { position = START, reports: all = {} } = kept ?? {};
    const left = Object.entries(all).filter(([, { why }]) => why !== undefined);
    const from = await this.reader.getMany(
      clinics,
      left.map(([, { clinicId }]) => clinicId),
    );
    const reports = await Promise.all(
      left
        .sort(([, a], [, b]) => (a.receivedAt < b.receivedAt ? -1 : 1))
        .map(async ([reportId, { clinicId, words, ...told }]) => ({
          reportId,
          ...told,
          clinic: { id: clinicId, title: from.get(clinicId)?.title ?? '—' },
          /** By what the clinic knows the pupil; of a withdrawal its reason. */
          words: (await this.vault.open(words)) ?? '—',
        })),
    );
    sendRead(request, reply, { schoolId, position: formatPosition(position), reports }, position);
  }

  @Post(':reportId/filing')
  @HttpCode(204)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'File a report as one about a pupil' })
  async file(
    @Param('schoolId') schoolId: string,
    @Param('reportId') reportId: string,
    @Body() { pupilId }: ReportFilingBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await written(this.commands, new FileReport(schoolId, reportId, pupilId, request), reply);
  }

  @Post(':reportId/dismissal')
  @HttpCode(204)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Have nothing come of a report' })
  async dismiss(
    @Param('schoolId') schoolId: string,
    @Param('reportId') reportId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await written(this.commands, new DismissReport(schoolId, reportId, request), reply);
  }
}
