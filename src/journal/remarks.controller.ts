import { Body, HttpCode, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { MakeRemark, WithdrawRemark } from './page.commands.js';
import { RemarkBody, RemarkWithdrawalBody } from './remarks.dto.js';
import { WritesInJournal } from './writes.decorator.js';
import { written } from './written.js';

@WritesInJournal()
export class RemarksController {
  constructor(private readonly commands: CommandBus) {}

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
