import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BlockedByPerson, ReportedIn } from '../../projections/messages/moderation.queries.js';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { formatPosition } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import { DecideOnReport, SetMessagingRules, UnblockAuthor } from './messages.commands.js';
import { MessagingRulesBody, ReportDecisionBody, ReportsQuery, rulesIn } from './messages.dto.js';
import { rulesOf } from './rules-of-school.js';

@ApiTags('messages')
@ApiCookieAuth()
@Controller()
export class ModerationController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
  ) {}

  @Needs('school.messages.reported')
  @Get('schools/:schoolId/message-reports')
  @OpensDataOf('school', 'messages')
  @ApiOperation({ summary: 'Messages that were reported in a school, and no others: for whoever leads it' })
  async reported(
    @Param('schoolId') schoolId: string,
    @Query() { cursor, limit }: ReportsQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { schoolId, cursor, limit, atLeast: wantedPosition(request) };
    const { position, ...answer } = await this.queries.execute(new ReportedIn(asked));
    sendRead(request, reply, { schoolId, position: formatPosition(position), ...answer }, position);
  }

  @Needs('thread.moderate')
  @Post('threads/:threadId/decisions')
  @TakesIdempotencyKey()
  @ApiOperation({
    summary: 'Take a reported message away, or leave it, with a reason: that it was there stays visible',
  })
  async decide(
    @Param('threadId') threadId: string,
    @Body() body: ReportDecisionBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new DecideOnReport(threadId, body, request), reply);
    return { threadId, number: body.number };
  }

  @Needs('account.own')
  @Get('me/blocked-authors')
  @ApiOperation({ summary: 'Those of whom whoever asks wants to read nothing' })
  async blocked(
    @Asking() { personId }: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { position, blocked } = await this.queries.execute(
      new BlockedByPerson(personId, wantedPosition(request)),
    );
    sendRead(request, reply, { position: formatPosition(position), blocked }, position);
  }

  @Needs('account.own')
  @Delete('me/blocked-authors/:personId')
  @HttpCode(204)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Read what somebody writes again' })
  async unblock(
    @Param('personId') personId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await written(this.commands, new UnblockAuthor(personId, request), reply);
  }

  @Needs('school.settings.read')
  @Get('schools/:schoolId/messaging')
  @ApiOperation({ summary: 'Who may write to each other, and when teachers are told of nothing' })
  async rules(@Param('schoolId') schoolId: string, @Req() request: FastifyRequest) {
    return rulesOf(schoolId, this.reader, wantedPosition(request));
  }

  @Needs('school.settings.change')
  @Put('schools/:schoolId/messaging')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Let guardians and pupils of a class write to each other, and set quiet hours' })
  async setRules(
    @Param('schoolId') schoolId: string,
    @Body() body: MessagingRulesBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const rules = rulesIn(body);
    await written(this.commands, new SetMessagingRules(schoolId, rules, request), reply);
    return rules;
  }
}
