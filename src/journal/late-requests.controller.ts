import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus, type Command } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LateRequestsIn } from '../../projections/late-requests/queries.js';
import { Needs } from '../access/rights/right.decorator.js';
import { NeedsConfirmation } from '../access/viewer.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import type { Outcome } from '../eventing/command-runner.js';
import { formatPosition } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import {
  LateAnnulmentBody,
  LateCorrectionBody,
  LateGradeBody,
  LateRefusalBody,
  LateRequestsQuery,
} from './late-requests.dto.js';
import {
  ApproveLateCorrection,
  RefuseLateCorrection,
  RequestLateAnnulment,
  RequestLateCorrection,
  RequestLateGrade,
  WithdrawLateCorrection,
} from './page.commands.js';
import type { PageEvent } from './page/page.events.js';

/** What teachers ask deputy heads to write when the edit window is over. */
@ApiTags('journal')
@ApiCookieAuth()
@Controller()
export class LateRequestsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Needs('page.lateRequests')
  @Post('journal/pages/:pageId/late-requests')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Ask a deputy head to give a grade for which the edit window is over' })
  give(
    @Param('pageId') pageId: string,
    @Body() body: LateGradeBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.asked(new RequestLateGrade(pageId, body, request), reply);
  }

  @Needs('page.lateRequests')
  @Post('journal/grades/:gradeId/correction/request')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Ask a deputy head to correct a grade for which the edit window is over' })
  correct(
    @Param('gradeId') gradeId: string,
    @Body() body: LateCorrectionBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.asked(new RequestLateCorrection(gradeId, body, request), reply);
  }

  @Needs('page.lateRequests')
  @Post('journal/grades/:gradeId/annulment/request')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Ask a deputy head to annul a grade for which the edit window is over' })
  annul(
    @Param('gradeId') gradeId: string,
    @Body() body: LateAnnulmentBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.asked(new RequestLateAnnulment(gradeId, body, request), reply);
  }

  @Needs('page.lateRequests')
  @Post('journal/late-requests/:requestId/withdrawal')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Ask no more for an own late correction' })
  async withdraw(
    @Param('requestId') requestId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new WithdrawLateCorrection(requestId, undefined, request), reply);
    return { requestId };
  }

  @Needs('page.lateRequests.decide')
  @NeedsConfirmation()
  @Post('journal/late-requests/:requestId/approval')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({
    summary: 'Write what a teacher asked for: it is marked late, with who asked and who approved',
  })
  async approve(
    @Param('requestId') requestId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new ApproveLateCorrection(requestId, undefined, request), reply);
    return { requestId };
  }

  @Needs('page.lateRequests.decide')
  @Post('journal/late-requests/:requestId/refusal')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Do not write what a teacher asked for, with the reason' })
  async refuse(
    @Param('requestId') requestId: string,
    @Body() body: LateRefusalBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new RefuseLateCorrection(requestId, body, request), reply);
    return { requestId };
  }

  @Needs('school.lateRequests')
  @Get('schools/:schoolId/late-requests')
  @OpensDataOf('school', 'lateRequests')
  @ApiOperation({ summary: 'Late corrections that teachers of the school ask for, newest first' })
  async ofSchool(
    @Param('schoolId') schoolId: string,
    @Query() { state, cursor, limit }: LateRequestsQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { position, ...answer } = await this.queries.execute(
      new LateRequestsIn({ schoolId, state, cursor, limit, atLeast: wantedPosition(request) }),
    );
    sendRead(request, reply, { ...answer, position: formatPosition(position) }, position);
  }

  private async asked(command: Command<Outcome<PageEvent>>, reply: FastifyReply) {
    const events = await written(this.commands, command, reply);
    const [requestId] = events.flatMap(({ type, data }) =>
      type === 'LateCorrectionRequested' ? [data.requestId] : [],
    );
    return { requestId };
  }
}
