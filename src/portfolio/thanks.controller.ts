import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Needs } from '../access/rights/right.decorator.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import { GiveThanks, WithdrawThanks } from './portfolio.commands.js';
import { PortfolioReasonBody, ThanksBody } from './portfolio.dto.js';

@ApiTags('portfolio')
@ApiCookieAuth()
@Needs('pupil.portfolio.write')
@Controller('pupils/:pupilId/portfolio/thanks')
export class ThanksController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Thank a pupil, or the guardians: for the pupil’s teachers and deputy heads' })
  async give(
    @Param('pupilId') pupilId: string,
    @Body() body: ThanksBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const [event] = await written(this.commands, new GiveThanks(pupilId, body, request), reply);
    if (!event || !('thanksId' in event.data)) throw new Error('Nobody was thanked.');
    return { thanksId: event.data.thanksId };
  }

  @Post(':thanksId/withdrawal')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({
    summary: 'Withdraw thanks, with a reason: for whoever gave them, class teachers and deputy heads',
  })
  async withdraw(
    @Param('pupilId') pupilId: string,
    @Param('thanksId') thanksId: string,
    @Body() { reason }: PortfolioReasonBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new WithdrawThanks(pupilId, thanksId, reason, request), reply);
    return { thanksId };
  }
}
