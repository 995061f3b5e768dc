import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ThreadsOn, ThreadWith } from '../../projections/messages/queries.js';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { formatPosition } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import { RUNNERS, type Runners } from '../runners.js';
import { BlockAuthor, MarkMessagesRead, PostMessage, ReportMessage } from './messages.commands.js';
import {
  BlockBody,
  MessageBody,
  MessagesQuery,
  MessagesReadBody,
  ReportBody,
  ThreadsQuery,
} from './messages.dto.js';
import { childrenOf, isOpenTo, partsIn, threadBoardsOf } from './participants.js';

@ApiTags('messages')
@ApiCookieAuth()
@Controller()
export class ThreadsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
    @Inject(RUNNERS) private readonly runners: Pick<Runners, 'threads'>,
  ) {}

  @Needs('account.own')
  @Get('me/threads')
  @ApiOperation({ summary: 'The threads that whoever asks takes part in: those written in last come first' })
  async mine(
    @Query() { cursor, limit }: ThreadsQuery,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const boards = await threadBoardsOf(viewer, new Date().toISOString(), this.reader);
    const isOpen = isOpenTo(viewer, await childrenOf(viewer, this.reader));
    const asked = { boards, isOpen, readerId: viewer.personId, cursor, limit };
    const { position, ...answer } = await this.queries.execute(
      new ThreadsOn({ ...asked, atLeast: wantedPosition(request) }),
    );
    sendRead(request, reply, { position: formatPosition(position), ...answer }, position);
  }

  @Needs('thread.read')
  @Get('threads/:threadId')
  @ApiOperation({ summary: 'A thread with its newest messages, or the newest before one' })
  async one(
    @Param('threadId') threadId: string,
    @Query() { before, limit }: MessagesQuery,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { opened } = await this.runners.threads.known(threadId);
    const [at, atLeast] = [new Date().toISOString(), wantedPosition(request)];
    const parts = opened ? await partsIn(viewer, opened, at, this.reader, atLeast) : [];
    const asked = { threadId, readerId: viewer.personId, mayWrite: parts.includes('writer'), before, limit };
    const { position, ...answer } = await this.queries.execute(new ThreadWith({ ...asked, atLeast }));
    sendRead(request, reply, { position: formatPosition(position), ...answer }, position);
  }

  @Needs('thread.write')
  @Post('threads/:threadId/messages')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Write in a thread' })
  async post(
    @Param('threadId') threadId: string,
    @Body() message: MessageBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const [posted] = await written(this.commands, new PostMessage(threadId, message, request), reply);
    return { threadId, ...(posted?.type === 'MessagePosted' ? { number: posted.data.number } : {}) };
  }

  @Needs('thread.read')
  @Post('threads/:threadId/reading')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Say how far a thread was read' })
  async markRead(
    @Param('threadId') threadId: string,
    @Body() { upTo }: MessagesReadBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new MarkMessagesRead(threadId, upTo, request), reply);
    return { threadId, upTo };
  }

  @Needs('thread.read')
  @Post('threads/:threadId/reports')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Report a message to whoever leads the school, who is shown that message alone' })
  async report(
    @Param('threadId') threadId: string,
    @Body() body: ReportBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new ReportMessage(threadId, body, request), reply);
    return { threadId, number: body.number };
  }

  @Needs('thread.read')
  @Post('threads/:threadId/blocks')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Read nothing more of who wrote a message; teachers can’t be blocked' })
  async block(
    @Param('threadId') threadId: string,
    @Body() { number }: BlockBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new BlockAuthor(threadId, number, request), reply);
    return { threadId, number };
  }
}
