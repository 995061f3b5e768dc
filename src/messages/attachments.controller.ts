import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCookieAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { blockedBy, messages, threads } from '../../projections/messages/projection.js';
import type { MessageDocument } from '../../projections/messages/read-model.js';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { answersOf, OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { DomainError } from '../eventing/domain-error.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import type { Position } from '../eventing/position.js';
import { allowedMediaTypes, mustBeAllowed } from '../files/media-types.js';
import { contentIn } from '../files/read-content.js';
import { sendOpened, type OpenedFile } from '../files/send-opened.js';
import { wantedPosition } from '../http/answer.js';
import { TakesBytes } from '../http/json-body.js';
import { own } from '../school/plain-data.values.js';
import { Attachments } from './attachments.js';
import { messageIdOf } from './boards.values.js';
import { MessageWords } from './message-words.js';

@ApiTags('messages')
@ApiCookieAuth()
@Controller()
export class AttachmentsController {
  constructor(
    private readonly attachments: Attachments,
    private readonly words: MessageWords,
    private readonly reader: FreshReader,
  ) {}

  @Needs('messages.attach')
  @Post('me/message-files')
  @TakesBytes()
  @ApiOperation({ summary: 'Send a file of at most 10 MB, to go with a message in the next day' })
  @ApiConsumes(...allowedMediaTypes)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async receive(@Asking() { personId }: Viewer, @Req() request: FastifyRequest) {
    const mediaType = mustBeAllowed(request.headers['content-type'] ?? '');
    return this.attachments.receive(personId, await contentIn(request), mediaType, new Date());
  }

  @Needs('thread.read')
  @Get('threads/:threadId/messages/:number/files/:fileId')
  @ApiOperation({ summary: 'A file that went with a message, for those who read the message' })
  @ApiProduces('application/octet-stream')
  async one(
    @Param('threadId') threadId: string,
    @Param('number') number: string,
    @Param('fileId') fileId: string,
    @Asking() { personId }: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const blocks = await this.reader.get(blockedBy, personId);
    const isShown = ({ authorId, decision }: MessageDocument) =>
      !decision?.removed && own(blocks?.blocked ?? {}, authorId) === undefined;
    sendOpened(await this.fileOf({ threadId, number, fileId }, isShown, wantedPosition(request)), reply);
  }

  @Needs('thread.moderate')
  @Get('threads/:threadId/reports/:number/files/:fileId')
  @OpensDataOf('answered', 'messages')
  @ApiOperation({ summary: 'A file that went with a reported message, for those who decide on it' })
  @ApiProduces('application/octet-stream')
  async reported(
    @Param('threadId') threadId: string,
    @Param('number') number: string,
    @Param('fileId') fileId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const isReported = ({ reports = [] }: MessageDocument) => reports.length > 0;
    const file = await this.fileOf({ threadId, number, fileId }, isReported, wantedPosition(request));
    answersOf(request, [{ whose: 'person', id: file.authorId }]);
    sendOpened(file, reply);
  }

  /** @throws DomainError `file-not-found`. */
  private async fileOf(
    { threadId, number, fileId }: Readonly<Record<'threadId' | 'number' | 'fileId', string>>,
    isFor: (message: MessageDocument) => boolean,
    atLeast: Position | undefined,
  ): Promise<OpenedFile & { readonly authorId: string }> {
    const [thread, message] = await Promise.all([
      this.reader.get(threads, threadId, atLeast),
      this.reader.get(messages, messageIdOf(threadId, Number(number)), atLeast),
    ]);
    const file = message?.files?.find((each) => each.fileId === fileId);
    if (!thread || !message || !file || !isFor(message)) throw fileNotFound();
    const { authorId } = message;
    const of = { threadId, authorId, among: thread.among };
    const [content, name] = await Promise.all([
      this.attachments.open(of, fileId),
      this.words.open(of, file.name),
    ]);
    if (content === undefined || name === undefined) throw fileNotFound();
    return { authorId, content, name, mediaType: file.mediaType };
  }
}

const fileNotFound = (): DomainError =>
  new DomainError('file-not-found', 'There is no such file with this message.', 'not-found');
