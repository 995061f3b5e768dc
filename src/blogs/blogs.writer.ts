import { rolesAt, type Viewer } from '../access/viewer.js';
import { placeOf, type Where } from '../announcements/place-of.js';
import { notFound } from '../access/rights/not-found.js';
import type { Outcome } from '../eventing/command-runner.js';
import { DomainError } from '../eventing/domain-error.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { contextOf, ownContext } from '../http/command-context.js';
import type { WriteRequest } from '../http/write-request.js';
import type { Ids } from '../people/ids.js';
import { todayIn } from '../reports/today.js';
import type { Runners } from '../runners.js';
import type { CivilDate } from '../school/civil-date.values.js';
import type { BlogEvent } from './blog.events.js';
import { bloggerRoleAt, commenterRoleOf } from './blogs.rights.js';
import type { CommentsCommand } from './comments.decider.js';
import type { BlogCommentsEvent } from './comments.events.js';
import { mustBeThere, mustStand, type BlogPost, type PostCommand } from './post.decider.js';
import type { BlogPostEvent, BlogPostPublished, Posted } from './post.events.js';

/** A post that is to be published, and the day that it is at its school. */
export interface PostToPublish extends Omit<BlogPostPublished['data'], keyof Posted | 'version'> {
  readonly today: CivilDate;
}

type Written = BlogPostPublished['data'];

export interface BlogsWriterTools {
  readonly runners: Pick<Runners, 'blogs' | 'blogPosts' | 'blogComments' | 'classes'>;
  readonly reader: FreshReader;
  readonly ids: Ids;
}

/** Carries out what is asked about blogs, by those who may write or read there. */
export class BlogsWriter {
  constructor(private readonly tools: BlogsWriterTools) {}

  /** @throws DomainError `class-not-found`, `not-for-your-role`, or whatever the rules refuse. */
  async publish(
    where: Where,
    request: WriteRequest,
    commandOf: (post: PostToPublish) => Promise<PostCommand>,
  ): Promise<Outcome<BlogPostEvent>> {
    const { runners, reader, ids } = this.tools;
    const place = await placeOf(where, runners, reader);
    if (!place) throw notFound('class');
    const { schoolId } = place;
    const today = await todayIn(schoolId, request.at, reader);
    const role = bloggerRoleAt(request.viewer, place, today);
    if (!role) throw notForYourRole();
    // The same when it is sent twice.
    const postId = ids.of('blogPost', schoolId, request.commandId);
    const audience = 'classId' in where ? ({ to: 'class', ...where } as const) : ({ to: 'school' } as const);
    const command = await commandOf({
      ...{ postId, schoolId, authorId: request.viewer.personId, audience, today },
    });
    return runners.blogPosts.handle(postId, command, contextOf(request, postId, schoolId, { role }, ids));
  }

  /** @throws DomainError `blog-post-not-found`, or whatever the rules refuse. */
  async write(
    postId: string,
    request: WriteRequest,
    commandOf: (isAuthor: boolean) => Promise<PostCommand>,
  ): Promise<Outcome<BlogPostEvent>> {
    const { schoolId, authorId } = mustBeThere(await this.post(postId));
    const context = contextOf(request, postId, schoolId, roleAt(request.viewer, schoolId), this.tools.ids);
    const command = await commandOf(authorId === request.viewer.personId);
    return this.tools.runners.blogPosts.handle(postId, command, context);
  }

  letComment(comments: boolean, request: WriteRequest): Promise<Outcome<BlogEvent>> {
    const { runners, ids } = this.tools;
    const { personId: authorId } = request.viewer;
    const context = ownContext(request, `blog ${authorId}`, ids);
    const blog = { authorId, schoolId: context.schoolId };
    return runners.blogs.handle(authorId, { kind: 'LetComment', blog, comments }, context);
  }

  /** @throws DomainError `blog-post-not-found`, `post-withdrawn`, `comments-closed`, `not-for-your-role`. */
  async comment(
    postId: string,
    request: WriteRequest,
    commandOf: (post: Written) => Promise<CommentsCommand>,
  ): Promise<Outcome<BlogCommentsEvent>> {
    const { runners, reader, ids } = this.tools;
    const post = mustStand(await this.post(postId));
    const role = await commenterRoleOf(request.viewer, post, request.at, reader);
    if (!role) throw notForYourRole();
    // As it is now: its author may just have closed it in another process.
    const { comments } = await runners.blogs.load(post.authorId);
    if (!post.comments || !comments) throw commentsClosed();
    const context = contextOf(request, commentsOf(postId), post.schoolId, { role }, ids);
    return runners.blogComments.handle(postId, await commandOf(post), context);
  }

  /** What somebody does about a comment. @throws DomainError `blog-post-not-found`, or whatever the rules refuse. */
  async act(
    postId: string,
    request: WriteRequest,
    commandOf: (post: Written) => Promise<CommentsCommand>,
  ): Promise<Outcome<BlogCommentsEvent>> {
    const { runners, ids } = this.tools;
    const post = mustBeThere(await this.post(postId));
    const { schoolId } = post;
    const context = contextOf(
      ...([request, commentsOf(postId), schoolId, roleAt(request.viewer, schoolId), ids] as const),
    );
    return runners.blogComments.handle(postId, await commandOf(post), context);
  }

  /** As the store has it: what was put otherwise or withdrawn by another process holds here too. */
  private post(postId: string): Promise<BlogPost> {
    return this.tools.runners.blogPosts.load(postId);
  }
}

const commentsOf = (postId: string): string => `blogComments ${postId}`;

/** The first role of somebody at a school; families hold theirs where the child is. */
const roleAt = (viewer: Viewer, schoolId: string) => {
  const [role] = [...rolesAt(viewer, schoolId), ...viewer.roles.map((held) => held.role)];
  if (!role) throw notForYourRole();
  return { role };
};

const notForYourRole = (): DomainError =>
  new DomainError(
    'not-for-your-role',
    'Teachers write in their blogs for the school and for the classes and groups they teach; staff and guardians comment.',
    'forbidden',
  );

const commentsClosed = (): DomainError =>
  new DomainError('comments-closed', 'Its author lets nobody comment here at the moment.', 'conflict');
