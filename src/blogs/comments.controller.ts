import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReportedCommentsIn } from '../../projections/blogs/moderation.queries.js';
import { CommentsUnder } from '../../projections/blogs/queries.js';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { formatPosition } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import { RUNNERS, type Runners } from '../runners.js';
import { ActOnComment, CommentOnPost } from './blogs.commands.js';
import { CommentBody, CommentReportsQuery, CommentsQuery, OnCommentBody } from './blogs.dto.js';
import { commenterRoleOf } from './blogs.rights.js';

@ApiTags('blogs')
@ApiCookieAuth()
@Controller()
export class CommentsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
    @Inject(RUNNERS) private readonly runners: Pick<Runners, 'blogPosts'>,
  ) {}

  @Needs('blogPost.read')
  @Get('blog-posts/:postId/comments')
  @ApiOperation({ summary: 'The newest comments under a post, or the newest before one' })
  async under(
    @Param('postId') postId: string,
    @Query() { before, limit }: CommentsQuery,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atLeast = wantedPosition(request);
    const asked = { postId, viewer, before, limit, atLeast };
    const { position, ...answer } = await this.queries.execute(new CommentsUnder(asked));
    const { published } = await this.runners.blogPosts.known(postId);
    const at = new Date().toISOString();
    const role = published && (await commenterRoleOf(viewer, published, at, this.reader, atLeast));
    const mayComment = role !== undefined;
    sendRead(request, reply, { postId, position: formatPosition(position), mayComment, ...answer }, position);
  }

  @Needs('blogPost.comment')
  @Post('blog-posts/:postId/comments')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Comment on a post, where its author lets its readers' })
  async comment(
    @Param('postId') postId: string,
    @Body() body: CommentBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const [made] = await written(this.commands, new CommentOnPost(postId, body, request), reply);
    return { postId, number: made?.data.number };
  }

  @Needs('blogPost.comment.withdraw')
  @Post('blog-posts/:postId/comment-withdrawals')
  @TakesIdempotencyKey()
  @ApiOperation({
    summary:
      'Withdraw a comment, with a reason: for who wrote it, who wrote the post, and whoever leads the school',
  })
  withdraw(
    @Param('postId') postId: string,
    @Body() body: OnCommentBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.act(new ActOnComment(postId, 'WithdrawComment', body, request), reply);
  }

  @Needs('blogPost.comment.report')
  @Post('blog-posts/:postId/comment-reports')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Report a comment to whoever leads the school' })
  report(
    @Param('postId') postId: string,
    @Body() body: OnCommentBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.act(new ActOnComment(postId, 'ReportComment', body, request), reply);
  }

  @Needs('blogPost.comment.dismissReport')
  @Post('blog-posts/:postId/dismissed-comment-reports')
  @TakesIdempotencyKey()
  @ApiOperation({
    summary: 'Leave a reported comment where it is, with a reason: for whoever leads the school',
  })
  dismiss(
    @Param('postId') postId: string,
    @Body() body: OnCommentBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.act(new ActOnComment(postId, 'DismissReport', body, request), reply);
  }

  @Needs('school.blogComments.reported')
  @Get('schools/:schoolId/comment-reports')
  @OpensDataOf('school', 'messages')
  @ApiOperation({ summary: 'Comments that were reported in a school: for whoever leads it' })
  async reported(
    @Param('schoolId') schoolId: string,
    @Query() { cursor, limit }: CommentReportsQuery,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { schoolId, viewer, cursor, limit, atLeast: wantedPosition(request) };
    const { position, ...answer } = await this.queries.execute(new ReportedCommentsIn(asked));
    sendRead(request, reply, { schoolId, position: formatPosition(position), ...answer }, position);
  }

  private async act(command: ActOnComment, reply: FastifyReply) {
    await written(this.commands, command, reply);
    const { postId, on } = command;
    return { postId, number: on.number };
  }
}
