import type { BlogCommentWithdrawn } from '../../src/blogs/comments.events.js';
import type { PostAudience, Posted } from '../../src/blogs/post.events.js';
import type { Sealed } from '../../src/people/sealed.values.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';

/** What a teacher chose for the own blog. `_id`: the teacher. */
export interface BlogDocument {
  readonly _id: string;
  readonly comments: boolean;
}

/** A post as it was last put, one that was withdrawn too. `_id`: the post. Instants are ISO 8601 in UTC. */
export interface BlogPostDocument extends Posted {
  readonly _id: string;
  readonly schoolId: string;
  readonly authorId: string;
  readonly audience: PostAudience;
  /** 1 for what was published, and one more for each change. */
  readonly version: number;
  readonly publishedAt: string;
  /** When it was put last. */
  readonly lastAt: string;
  readonly ended: boolean;
  readonly withdrawn?: {
    readonly at: string;
    readonly by: string;
    readonly as: 'author' | 'moderator';
    readonly reason: Sealed;
  };
}

/** What a post said at a time. `_id`: the post and the version. */
export interface BlogWording extends Pick<Posted, 'title' | 'text'> {
  readonly _id: string;
  readonly version: number;
  readonly at: string;
}

/** The posts on a board, and no words of them. `_id`: a school, a class or group, an author, or all of a school. */
export interface BlogBoard {
  readonly _id: string;
  readonly posts: Readonly<Record<string, HungPost>>;
}

export interface HungPost {
  readonly authorId: string;
  readonly publishedAt: string;
  readonly from: CivilDate;
}

/** How many comments a post has. `_id`: the post. */
export interface BlogDiscussion {
  readonly _id: string;
  readonly comments: number;
}

/** `_id`: the post and the number. */
export interface BlogCommentDocument {
  readonly _id: string;
  readonly postId: string;
  readonly number: number;
  readonly authorId: string;
  readonly text: Sealed;
  readonly at: string;
  readonly withdrawn?: {
    readonly at: string;
    readonly by: string;
    readonly as: BlogCommentWithdrawn['data']['as'];
    readonly reason: Sealed;
  };
  readonly reports?: readonly Reasoned[];
  /** Of whoever leads the school, who left it where it is. */
  readonly left?: Reasoned;
}

/** What somebody commented, in its order. `_id`: the person. */
export interface BlogCommentsBy {
  readonly _id: string;
  readonly comments: readonly string[];
}

export interface Reasoned {
  readonly by: string;
  readonly at: string;
  readonly reason: Sealed;
}

/** Comments that somebody reported. `_id`: the school. */
export interface ReportedBlogComments {
  readonly _id: string;
  readonly comments: Readonly<Record<string, ReportedBlogComment>>;
}

export interface ReportedBlogComment {
  readonly postId: string;
  readonly number: number;
  /** Instant of the first report. */
  readonly since: string;
  readonly isOpen: boolean;
}
