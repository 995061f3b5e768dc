import { Command } from '@nestjs/cqrs';
import type { Where } from '../announcements/place-of.js';
import type { Outcome } from '../eventing/command-runner.js';
import type { WriteRequest } from '../http/write-request.js';
import type { BlogEvent } from './blog.events.js';
import type { CommentBody, OnCommentBody, PostBody, PostChangeBody, ReasonBody } from './blogs.dto.js';
import type { BlogCommentsEvent } from './comments.events.js';
import type { BlogPostEvent } from './post.events.js';

export class PublishPost extends Command<Outcome<BlogPostEvent>> {
  constructor(
    readonly where: Where,
    readonly post: PostBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class ChangePost extends Command<Outcome<BlogPostEvent>> {
  constructor(
    readonly postId: string,
    readonly change: PostChangeBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class WithdrawPost extends Command<Outcome<BlogPostEvent>> {
  constructor(
    readonly postId: string,
    readonly withdrawal: ReasonBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class LetComment extends Command<Outcome<BlogEvent>> {
  constructor(
    readonly comments: boolean,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class CommentOnPost extends Command<Outcome<BlogCommentsEvent>> {
  constructor(
    readonly postId: string,
    readonly comment: CommentBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

/** What somebody does about a comment. */
export class ActOnComment extends Command<Outcome<BlogCommentsEvent>> {
  constructor(
    readonly postId: string,
    readonly act: 'WithdrawComment' | 'ReportComment' | 'DismissReport',
    readonly on: OnCommentBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}
