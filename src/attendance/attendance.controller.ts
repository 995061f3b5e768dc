import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Needs } from '../access/rights/right.decorator.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { formatPosition } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import {
  FileCertificate,
  FileGuardianNote,
  RecordDayAbsence,
  WithdrawDayAbsence,
  WithdrawFiled,
} from './attendance.commands.js';
import { DayAbsenceBody, DayAbsenceWithdrawalBody, FilingBody, WithdrawalBody } from './attendance.dto.js';
import type { AttendanceEvent } from './attendance.events.js';
import { CertificatesReader } from './certificates.js';

@ApiTags('attendance')
@ApiCookieAuth()
@Controller('pupils/:pupilId')
export class AttendanceController {
  constructor(
    private readonly commands: CommandBus,
    private readonly certificates: CertificatesReader,
  ) {}

  @Needs('pupil.certificate')
  @Get('certificates')
  @OpensDataOf('pupil', 'certificates')
  @ApiOperation({
    summary: 'The certificates that hold for a pupil this academic year: for health workers and deputy heads',
  })
  async read(
    @Param('pupilId') pupilId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const { position, certificates } = await this.certificates.of(pupilId, at, wantedPosition(request));
    sendRead(request, reply, { pupilId, position: formatPosition(position), certificates }, position);
  }

  @Needs('pupil.certificate')
  @Post('certificates')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'File a certificate: for health workers and deputy heads' })
  async fileCertificate(
    @Param('pupilId') pupilId: string,
    @Body() body: FilingBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return {
      filedId: filedIn(await written(this.commands, new FileCertificate(pupilId, body, request), reply)),
    };
  }

  @Needs('pupil.note')
  @Post('notes')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'File a note on up to 14 days, at most 30 days back: for the pupil’s guardians' })
  async fileNote(
    @Param('pupilId') pupilId: string,
    @Body() body: FilingBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return {
      filedId: filedIn(await written(this.commands, new FileGuardianNote(pupilId, body, request), reply)),
    };
  }

  @Needs('pupil.filed.withdraw')
  @Post('filed/:filedId/withdrawal')
  @TakesIdempotencyKey()
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Withdraw a certificate or note: for whoever filed it, and deputy heads; what a clinic filed, for health workers too',
  })
  async withdrawFiled(
    @Param('pupilId') pupilId: string,
    @Param('filedId') filedId: string,
    @Body() body: WithdrawalBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new WithdrawFiled(pupilId, filedId, body, request), reply);
    return { filedId };
  }

  @Needs('pupil.absence')
  @Post('day-absences')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Record that a pupil is away for a whole day, from all lessons of it' })
  async recordDayAbsence(
    @Param('pupilId') pupilId: string,
    @Body() body: DayAbsenceBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new RecordDayAbsence(pupilId, body, request), reply);
    return { date: body.date, code: body.code };
  }

  @Needs('pupil.absence')
  @Post('day-absences/withdrawal')
  @TakesIdempotencyKey()
  @HttpCode(200)
  @ApiOperation({ summary: 'Withdraw the absence for a whole day; what stands in lessons already stays' })
  async withdrawDayAbsence(
    @Param('pupilId') pupilId: string,
    @Body() body: DayAbsenceWithdrawalBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new WithdrawDayAbsence(pupilId, body, request), reply);
    return { date: body.date };
  }
}

const filedIn = (events: readonly AttendanceEvent[]): string | undefined =>
  events.flatMap(({ data }) => ('filedId' in data ? [data.filedId] : []))[0];
