import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  Patch,
  Post,
  Put,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PostsOn, PostWith, WordingsOf } from '../../projections/blogs/queries.js';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { boardsReadBy } from '../announcements/announcements.rights.js';
import { boardOfAll } from '../announcements/boards.values.js';
import type { Where } from '../announcements/place-of.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { formatPosition } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import { RUNNERS, type Runners } from '../runners.js';
import { ChangePost, LetComment, PublishPost, WithdrawPost } from './blogs.commands.js';
import { BlogBody, PostBody, PostChangeBody, PostsQuery, ReasonBody } from './blogs.dto.js';

@ApiTags('blogs')
@ApiCookieAuth()
@Controller()
export class PostsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
    @Inject(RUNNERS) private readonly runners: Pick<Runners, 'blogs'>,
  ) {}

  @Needs('school.blogPosts.publish')
  @Post('schools/:schoolId/blog-posts')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Write in the own blog for everybody at a school: for its teachers' })
  toSchool(
    @Param('schoolId') schoolId: string,
    @Body() body: PostBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.publish({ schoolId }, body, request, reply);
  }

  @Needs('class.blogPosts.publish')
  @Post('classes/:classId/blog-posts')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Write in the own blog for a class or teaching group: for whoever teaches it' })
  toClass(
    @Param('classId') classId: string,
    @Body() body: PostBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.publish({ classId }, body, request, reply);
  }

  @Needs('blog.own')
  @Get('me/blog')
  @ApiOperation({ summary: 'Whether those who read the own blog may comment on it' })
  async own(@Asking() { personId }: Viewer) {
    return this.runners.blogs.load(personId);
  }

  @Needs('blog.own')
  @Put('me/blog')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Let those who read the own blog comment on it, or nobody' })
  async letComment(
    @Body() { comments }: BlogBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new LetComment(comments, request), reply);
    return { comments };
  }

  @Needs('account.own')
  @Get('me/blog-posts')
  @ApiOperation({
    summary: 'What teachers wrote for whoever asks, and what the own account wrote: the newest first',
  })
  async forMe(
    @Query() { author, cursor, limit }: PostsQuery,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const boards = await boardsReadBy(viewer, new Date().toISOString(), this.reader);
    const atLeast = wantedPosition(request);
    const asked = { boards, whole: [viewer.personId], viewer, author, cursor, limit, atLeast };
    const { position, ...answer } = await this.queries.execute(new PostsOn(asked));
    sendRead(request, reply, { position: formatPosition(position), ...answer }, position);
  }

  @Needs('school.blogPosts.read')
  @Get('schools/:schoolId/blog-posts')
  @ApiOperation({ summary: 'Every post for a school or a class of it: for whoever leads it, and auditors' })
  async ofSchool(
    @Param('schoolId') schoolId: string,
    @Query() { author, cursor, limit }: PostsQuery,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atLeast = wantedPosition(request);
    const boards = new Map<string, string>();
    const asked = { boards, whole: [boardOfAll(schoolId)], viewer, author, cursor, limit, atLeast };
    const { position, ...answer } = await this.queries.execute(new PostsOn(asked));
    sendRead(request, reply, { schoolId, position: formatPosition(position), ...answer }, position);
  }

  @Needs('blogPost.read')
  @Get('blog-posts/:postId')
  @ApiOperation({
    summary: 'A post: for those whom it is for, its author, whoever leads the school, and auditors',
  })
  async one(
    @Param('postId') postId: string,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = new PostWith(postId, viewer, wantedPosition(request));
    const { position, ...answer } = await this.queries.execute(asked);
    sendRead(request, reply, { position: formatPosition(position), ...answer }, position);
  }

  @Needs('blogPost.wordings.read')
  @Get('blog-posts/:postId/wordings')
  @ApiOperation({ summary: 'Whatever a post said: for its author, whoever leads the school, and auditors' })
  async wordings(
    @Param('postId') postId: string,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = new WordingsOf(postId, viewer, wantedPosition(request));
    const { position, wordings } = await this.queries.execute(asked);
    sendRead(request, reply, { postId, position: formatPosition(position), wordings }, position);
  }

  @Needs('blogPost.change')
  @Patch('blog-posts/:postId')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Put a post otherwise, or let nobody comment on it: for its author' })
  async change(
    @Param('postId') postId: string,
    @Body() body: PostChangeBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new ChangePost(postId, body, request), reply);
    return { postId };
  }

  @Needs('blogPost.withdraw')
  @Post('blog-posts/:postId/withdrawal')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({
    summary: 'Withdraw a post, with a reason: whoever could read it sees that, and the reason',
  })
  async withdraw(
    @Param('postId') postId: string,
    @Body() body: ReasonBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new WithdrawPost(postId, body, request), reply);
    return { postId };
  }

  private async publish(where: Where, body: PostBody, request: WriteRequest, reply: FastifyReply) {
    const [published] = await written(this.commands, new PublishPost(where, body, request), reply);
    return { postId: published?.data.postId };
  }
}
