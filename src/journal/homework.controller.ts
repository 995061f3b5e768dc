import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { asAttachment } from '../http/as-attachment.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { HomeworkAmendmentBody, HomeworkBody, HomeworkWithdrawalBody } from './homework.dto.js';
import { HomeworkFiles } from './homework-files.js';
import { AmendHomework, SetHomework, WithdrawHomework } from './page.commands.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { written } from '../http/written.js';

@ApiTags('journal')
@ApiCookieAuth()
@TakesIdempotencyKey()
@Controller('journal')
export class HomeworkController {
  constructor(
    private readonly commands: CommandBus,
    private readonly files: HomeworkFiles,
  ) {}

  @Needs('page.write')
  @Post('pages/:pageId/homework')
  @ApiOperation({ summary: 'Set homework for the group, or for some of its pupils' })
  async set(
    @Param('pageId') pageId: string,
    @Body() body: HomeworkBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const events = await written(this.commands, new SetHomework(pageId, body, request), reply);
    return {
      homeworkId: events.flatMap(({ type, data }) => (type === 'HomeworkSet' ? [data.homeworkId] : []))[0],
    };
  }

  @Needs('page.write')
  @Post('homework/:homeworkId/amendment')
  @HttpCode(200)
  @ApiOperation({ summary: 'Put homework differently: the whole task as it is to be' })
  async amend(
    @Param('homeworkId') homeworkId: string,
    @Body() body: HomeworkAmendmentBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new AmendHomework(homeworkId, body, request), reply);
    return { homeworkId };
  }

  @Needs('page.write')
  @Post('homework/:homeworkId/withdrawal')
  @HttpCode(200)
  @ApiOperation({ summary: 'Withdraw homework: it need not be done' })
  async withdraw(
    @Param('homeworkId') homeworkId: string,
    @Body() body: HomeworkWithdrawalBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new WithdrawHomework(homeworkId, body, request), reply);
    return { homeworkId };
  }

  @Needs('homework.file.read')
  @Get('homework/:homeworkId/files/:fileId')
  @ApiOperation({ summary: 'A file of homework, for those who do it, their guardians and its teachers' })
  @ApiProduces('application/octet-stream')
  async file(
    @Param('homeworkId') homeworkId: string,
    @Param('fileId') fileId: string,
    @Asking() viewer: Viewer,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, mediaType, content } = await this.files.open(homeworkId, fileId, viewer);
    void reply
      .header('Content-Disposition', asAttachment(name))
      .header('X-Content-Type-Options', 'nosniff')
      // An id is of one content for ever.
      .header('Cache-Control', 'private, max-age=31536000, immutable')
      .type(mediaType)
      .send(content);
  }
}
