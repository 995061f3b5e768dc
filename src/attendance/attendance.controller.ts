import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Outcome } from '../eventing/command-runner.js';
import { wroteAt } from '../http/answer.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import {
  FileCertificate,
  FileGuardianNote,
  RecordDayAbsence,
  WithdrawDayAbsence,
  WithdrawFiled,
} from './attendance.commands.js';
import { DayAbsenceBody, DayAbsenceWithdrawalBody, FilingBody, WithdrawalBody } from './attendance.dto.js';
import type { AttendanceEvent } from './attendance.events.js';

@ApiTags('attendance')
@ApiCookieAuth()
@ApiHeader({
  name: 'Idempotency-Key',
  required: false,
  description: 'A UUID; the same one is carried out once.',
})
@Controller('pupils/:pupilId')
export class AttendanceController {
  constructor(private readonly commands: CommandBus) {}

  @Post('certificates')
  @ApiOperation({ summary: 'File a certificate: for health workers and deputy heads' })
  async fileCertificate(
    @Param('pupilId') pupilId: string,
    @Body() body: FilingBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const outcome = await this.commands.execute(new FileCertificate(pupilId, body, request));
    wroteAt(reply, outcome.position);
    return { filedId: filedIn(outcome) };
  }

  @Post('notes')
  @ApiOperation({ summary: 'File a note on up to 14 days, at most 30 days back: for the pupil’s guardians' })
  async fileNote(
    @Param('pupilId') pupilId: string,
    @Body() body: FilingBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const outcome = await this.commands.execute(new FileGuardianNote(pupilId, body, request));
    wroteAt(reply, outcome.position);
    return { filedId: filedIn(outcome) };
  }

  @Post('filed/:filedId/withdrawal')
  @HttpCode(200)
  @ApiOperation({ summary: 'Withdraw a certificate or note: for whoever filed it, and deputy heads' })
  async withdrawFiled(
    @Param('pupilId') pupilId: string,
    @Param('filedId') filedId: string,
    @Body() body: WithdrawalBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { position } = await this.commands.execute(new WithdrawFiled(pupilId, filedId, body, request));
    wroteAt(reply, position);
    return { filedId };
  }

  @Post('day-absences')
  @ApiOperation({ summary: 'Record that a pupil is away for a whole day, from all lessons of it' })
  async recordDayAbsence(
    @Param('pupilId') pupilId: string,
    @Body() body: DayAbsenceBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { position } = await this.commands.execute(new RecordDayAbsence(pupilId, body, request));
    wroteAt(reply, position);
    return { date: body.date, code: body.code };
  }

  @Post('day-absences/withdrawal')
  @HttpCode(200)
  @ApiOperation({ summary: 'Withdraw the absence for a whole day; what stands in lessons already stays' })
  async withdrawDayAbsence(
    @Param('pupilId') pupilId: string,
    @Body() body: DayAbsenceWithdrawalBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { position } = await this.commands.execute(new WithdrawDayAbsence(pupilId, body, request));
    wroteAt(reply, position);
    return { date: body.date };
  }
}

const filedIn = ({ events }: Outcome<AttendanceEvent>): string | undefined =>
  events.flatMap(({ data }) => ('filedId' in data ? [data.filedId] : []))[0];
