import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Needs } from '../access/rights/right.decorator.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { AbsenceReasonsBody, AbsencesBody, AbsenceWithdrawalBody } from './absences.dto.js';
import { RecordAbsences, SetAbsenceReasons, WithdrawAbsence } from './page.commands.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { written } from '../http/written.js';

@ApiTags('journal')
@ApiCookieAuth()
@TakesIdempotencyKey()
@Controller('journal')
export class AbsencesController {
  constructor(private readonly commands: CommandBus) {}

  @Needs('page.absences')
  @Post('pages/:pageId/absences')
  @ApiOperation({ summary: 'Record who was absent or late in a lesson' })
  async record(
    @Param('pageId') pageId: string,
    @Body() body: AbsencesBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const events = await written(this.commands, new RecordAbsences(pageId, body, request), reply);
    return { absences: events.length };
  }

  @Needs('page.absences')
  @Post('pages/:pageId/absences/reasons')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Set what absences count as: for class teachers, health workers and deputy heads',
  })
  async setReasons(
    @Param('pageId') pageId: string,
    @Body() body: AbsenceReasonsBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const events = await written(this.commands, new SetAbsenceReasons(pageId, body, request), reply);
    return { absences: events.length };
  }

  @Needs('page.absences')
  @Post('pages/:pageId/absences/withdrawal')
  @HttpCode(200)
  @ApiOperation({ summary: 'Withdraw an absence that was recorded by mistake, with the reason' })
  async withdraw(
    @Param('pageId') pageId: string,
    @Body() body: AbsenceWithdrawalBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new WithdrawAbsence(pageId, body, request), reply);
    return { lessonId: body.lessonId, pupilId: body.pupilId };
  }
}
