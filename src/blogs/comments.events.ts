import type { Sealed } from '../people/sealed.values.js';

interface OfComment {
  readonly postId: string;
  readonly schoolId: string;
  /** 1 for the first under the post, and one more for each. */
  readonly number: number;
  readonly authorId: string;
}

/** Somebody commented on a post. The words are sealed with the keys of the author and of the post. */
export interface BlogCommentMade {
  readonly type: 'BlogCommentMade';
  readonly data: OfComment & { readonly postAuthorId: string; readonly text: Sealed };
}

/** A comment was taken back by whoever wrote it, by whoever wrote the post, or by whoever leads the school. */
export interface BlogCommentWithdrawn {
  readonly type: 'BlogCommentWithdrawn';
  readonly data: OfComment & {
    readonly as: 'author' | 'postAuthor' | 'moderator';
    readonly reason: Sealed;
  };
}

/** Somebody who reads a comment asked whoever leads the school to look at it. */
export interface BlogCommentReported {
  readonly type: 'BlogCommentReported';
  readonly data: OfComment & { readonly reporterId: string; readonly reason: Sealed };
}

/** Whoever leads the school left a reported comment where it is. */
export interface BlogCommentReportDismissed {
  readonly type: 'BlogCommentReportDismissed';
  readonly data: OfComment & { readonly reason: Sealed };
}

/** What those who read the post see of it. */
export type BlogDiscussionEvent = BlogCommentMade | BlogCommentWithdrawn;

export type BlogCommentsEvent = BlogDiscussionEvent | BlogCommentReported | BlogCommentReportDismissed;
