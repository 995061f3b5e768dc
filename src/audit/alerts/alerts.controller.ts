import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AlertsOf } from '../../../projections/alerts/queries.js';
import { ReportOnAlert, type Reported } from '../../../projections/alerts/report.js';
import { Needs } from '../../access/rights/right.decorator.js';
import { Asking, NeedsConfirmation, type Viewer } from '../../access/viewer.js';
import { formatPosition } from '../../eventing/position.js';
import { sendRead, wantedPosition } from '../../http/answer.js';
import { TakesIdempotencyKey } from '../../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../../http/write-request.js';
import { written } from '../../http/written.js';
import { OpensDataOf } from '../read-log/opens-data-of.js';
import { AlertReport, AlertsAnswer } from './alerts.answer.js';
import { AlertsQuery, CsvQuery, ReviewBody } from './alerts.dto.js';
import { ReviewAlert } from './alerts.handlers.js';
import { maySeeAlert } from './alerts.rights.js';
import { correctionsCsv } from './corrections-csv.js';
import { alertNotFound } from './suspicion.decider.js';

/** What looks suspicious in the journals of the own schools, for whoever leads them; never what is about oneself. */
@ApiTags('alerts')
@ApiCookieAuth()
@Controller('audit/alerts')
export class AlertsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Needs('school.audit')
  @Get()
  @OpensDataOf('school', 'corrections', 'school')
  @ApiOperation({ summary: 'Accounts under suspicion, and those that were: for whoever leads the school' })
  @ApiOkResponse({ type: AlertsAnswer })
  async list(
    @Query() { school, state, after, limit }: AlertsQuery,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wanted = {
      ...{ notAbout: viewer.personId, limit },
      ...(state === undefined ? {} : { state }),
      ...(after === undefined ? {} : { after }),
    };
    const { position, ...found } = await this.queries.execute(
      new AlertsOf(school, wanted, wantedPosition(request)),
    );
    sendRead(request, reply, { ...found, position: formatPosition(position) }, position);
  }

  @Needs('alert.read')
  @Get(':alertId')
  @OpensDataOf('alert', 'corrections')
  @ApiOperation({
    summary: 'Why an account is suspected, and everything that it corrected with the old values',
  })
  @ApiOkResponse({ type: AlertReport })
  async report(
    @Param('alertId') alertId: string,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { report, position } = await this.reported(alertId, viewer, request);
    sendRead(request, reply, report, position);
  }

  @Needs('alert.read')
  @NeedsConfirmation()
  @Get(':alertId/corrections.csv')
  @OpensDataOf('alert', 'corrections')
  @ApiOperation({ summary: 'The same corrections as CSV, for spreadsheets' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async csv(
    @Param('alertId') alertId: string,
    @Query() { language }: CsvQuery,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { report, timeZone } = await this.reported(alertId, viewer, request);
    void reply
      .type('text/csv; charset=utf-8')
      .header('Content-Disposition', `attachment; filename="alert-${report.alertId}.csv"`)
      .header('X-Journal-Position', report.position)
      .header('Cache-Control', 'private, no-store')
      .send(correctionsCsv(report, timeZone, language));
  }

  @Needs('alert.review')
  @Post(':alertId/review')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Close an alert with what was found out: for whoever leads the school' })
  async review(
    @Param('alertId') alertId: string,
    @Body() body: ReviewBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new ReviewAlert(alertId, body, request), reply);
    return { alertId };
  }

  /** @throws DomainError `alert-not-found`: who may not see it learns no more than of one that isn't there. */
  private async reported(alertId: string, viewer: Viewer, request: FastifyRequest): Promise<Reported> {
    const now = new Date().toISOString();
    const found = await this.queries.execute(new ReportOnAlert(alertId, now, wantedPosition(request)));
    const about = found && { personId: found.report.account.holder.id };
    if (!found || !maySeeAlert(viewer, alertId, about)) throw alertNotFound();
    return found;
  }
}
