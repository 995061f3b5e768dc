import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Needs } from '../access/rights/right.decorator.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { MakeRemark, WithdrawRemark } from './page.commands.js';
import { RemarkBody, RemarkWithdrawalBody } from './remarks.dto.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { written } from '../http/written.js';

@ApiTags('journal')
@ApiCookieAuth()
@TakesIdempotencyKey()
@Controller('journal')
export class RemarksController {
  constructor(private readonly commands: CommandBus) {}

  @Needs('page.remarks')
  @Post('pages/:pageId/remarks')
  @ApiOperation({ summary: 'Praise or reprimand a pupil, or leave a note, for the guardian or for both' })
  async make(
    @Param('pageId') pageId: string,
    @Body() body: RemarkBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const events = await written(this.commands, new MakeRemark(pageId, body, request), reply);
    return {
      remarkId: events.flatMap(({ type, data }) => (type === 'RemarkMade' ? [data.remarkId] : []))[0],
    };
  }

  @Needs('page.remarks')
  @Post('remarks/:remarkId/withdrawal')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a remark back, with the reason; what it said stays in the history' })
  async withdraw(
    @Param('remarkId') remarkId: string,
    @Body() body: RemarkWithdrawalBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new WithdrawRemark(remarkId, body, request), reply);
    return { remarkId };
  }
}
