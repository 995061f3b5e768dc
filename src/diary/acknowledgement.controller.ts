import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Needs } from '../access/rights/right.decorator.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import { AnswerBody, SeenBody, WeekBody } from './acknowledgement.dto.js';
import { AcknowledgeRemark, AcknowledgeWeek, AnswerRemark } from './diary.commands.js';

@ApiTags('diary')
@ApiCookieAuth()
@TakesIdempotencyKey()
@Controller('pupils/:pupilId')
export class AcknowledgementController {
  constructor(private readonly commands: CommandBus) {}

  @Needs('diary.sign')
  @Post('diary/acknowledgements')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign a week of the diary as it was seen: for the pupil’s guardians' })
  async acknowledgeWeek(
    @Param('pupilId') pupilId: string,
    @Body() body: WeekBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new AcknowledgeWeek(pupilId, body, request), reply);
    return { week: body.week, seen: body.seen };
  }

  @Needs('diary.sign')
  @Post('remarks/:remarkId/acknowledgement')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign a remark as it was seen: for the pupil’s guardians' })
  async acknowledgeRemark(
    @Param('pupilId') pupilId: string,
    @Param('remarkId') remarkId: string,
    @Body() body: SeenBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new AcknowledgeRemark(pupilId, remarkId, body, request), reply);
    return { remarkId, seen: body.seen };
  }

  @Needs('diary.sign')
  @Post('remarks/:remarkId/answer')
  @ApiOperation({ summary: 'Answer a remark: for the pupil’s guardians' })
  async answerRemark(
    @Param('pupilId') pupilId: string,
    @Param('remarkId') remarkId: string,
    @Body() body: AnswerBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new AnswerRemark(pupilId, remarkId, body, request), reply);
    return { remarkId };
  }
}
