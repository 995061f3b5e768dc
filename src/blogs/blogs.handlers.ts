import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { WriteRequest } from '../http/write-request.js';
import { BlogWords } from './blog-words.js';
import {
  ActOnComment,
  ChangePost,
  CommentOnPost,
  LetComment,
  PublishPost,
  WithdrawPost,
} from './blogs.commands.js';
import type { OnCommentBody, PostBody, PostChangeBody } from './blogs.dto.js';
import { moderatorRoleAt } from './blogs.rights.js';
import { BlogsWriter, type PostToPublish } from './blogs.writer.js';
import type { CommentsCommand } from './comments.decider.js';
import type { Change, PostCommand } from './post.decider.js';

@CommandHandler(PublishPost)
export class PublishPostHandler implements ICommandHandler<PublishPost> {
  constructor(
    private readonly blogs: BlogsWriter,
    private readonly words: BlogWords,
  ) {}

  execute({ where, post, request }: PublishPost) {
    return this.blogs.publish(where, request, (publishing) => this.published(publishing, post, request));
  }

  private async published(
    { today, ...of }: PostToPublish,
    { title, text, from = today, comments = true }: PostBody,
    { commandId }: WriteRequest,
  ): Promise<PostCommand> {
    const post = {
      ...of,
      title: await this.words.seal(of.postId, title, `${commandId} title`),
      text: await this.words.seal(of.postId, text, `${commandId} text`),
      ...{ from, comments },
    };
    return { kind: 'PublishPost', post, today };
  }
}

@CommandHandler(ChangePost)
export class ChangePostHandler implements ICommandHandler<ChangePost> {
  constructor(
    private readonly blogs: BlogsWriter,
    private readonly words: BlogWords,
  ) {}

  execute({ postId, change, request }: ChangePost) {
    return this.blogs.write(postId, request, async () => ({
      kind: 'ChangePost',
      change: await this.changed(postId, change, request),
    }));
  }

  /** Without the fields that a body has although nobody sent them. */
  private async changed(
    postId: string,
    { title, text, comments }: PostChangeBody,
    { commandId }: WriteRequest,
  ): Promise<Change> {
    const sealed = (words: string, what: string) => this.words.seal(postId, words, `${commandId} ${what}`);
    return {
      ...(title === undefined ? {} : { title: await sealed(title, 'title') }),
      ...(text === undefined ? {} : { text: await sealed(text, 'text') }),
      ...(comments === undefined ? {} : { comments }),
    };
  }
}

@CommandHandler(WithdrawPost)
export class WithdrawPostHandler implements ICommandHandler<WithdrawPost> {
  constructor(
    private readonly blogs: BlogsWriter,
    private readonly words: BlogWords,
  ) {}

  execute({ postId, withdrawal: { reason }, request }: WithdrawPost) {
    return this.blogs.write(postId, request, async (isAuthor) => ({
      kind: 'WithdrawPost',
      as: isAuthor ? 'author' : 'moderator',
      reason: await this.words.seal(postId, reason, `${request.commandId} reason`),
    }));
  }
}

@CommandHandler(LetComment)
export class LetCommentHandler implements ICommandHandler<LetComment> {
  constructor(private readonly blogs: BlogsWriter) {}

  execute({ comments, request }: LetComment) {
    return this.blogs.letComment(comments, request);
  }
}

@CommandHandler(CommentOnPost)
export class CommentOnPostHandler implements ICommandHandler<CommentOnPost> {
  constructor(
    private readonly blogs: BlogsWriter,
    private readonly words: BlogWords,
  ) {}

  execute({ postId, comment: { text }, request }: CommentOnPost) {
    const { personId: authorId } = request.viewer;
    return this.blogs.comment(postId, request, async ({ schoolId, authorId: postAuthorId }) => ({
      kind: 'Comment',
      comment: {
        ...{ postId, schoolId, authorId, postAuthorId },
        text: await this.words.sealComment({ postId, authorId }, text, `${request.commandId} text`),
      },
    }));
  }
}

@CommandHandler(ActOnComment)
export class ActOnCommentHandler implements ICommandHandler<ActOnComment> {
  constructor(
    private readonly blogs: BlogsWriter,
    private readonly words: BlogWords,
  ) {}

  execute({ postId, act, on, request }: ActOnComment) {
    return this.blogs.act(postId, request, async (post) => {
      const reason = await this.words.seal(postId, on.reason, `${request.commandId} reason`);
      return commandFor(act, { number: on.number, reason }, post, request);
    });
  }
}

const commandFor = (
  act: ActOnComment['act'],
  on: Pick<OnCommentBody, 'number'> & Pick<Extract<CommentsCommand, { kind: typeof act }>, 'reason'>,
  { schoolId, authorId }: { readonly schoolId: string; readonly authorId: string },
  { viewer }: WriteRequest,
): CommentsCommand => {
  const { personId } = viewer;
  switch (act) {
    case 'WithdrawComment': {
      const moderates = moderatorRoleAt(viewer, schoolId) ? ('moderator' as const) : undefined;
      return { kind: act, ...on, byId: personId, as: authorId === personId ? 'postAuthor' : moderates };
    }
    case 'ReportComment':
      return { kind: act, ...on, reporterId: personId };
    case 'DismissReport':
      return { kind: act, ...on };
  }
};

export const blogsHandlers = [
  PublishPostHandler,
  ChangePostHandler,
  WithdrawPostHandler,
  LetCommentHandler,
  CommentOnPostHandler,
  ActOnCommentHandler,
];
