interface OfBlog {
  readonly authorId: string;
  /** The first school of the teacher, who has one blog in all of them. */
  readonly schoolId: string;
}

/** A teacher lets those who read the blog comment on it. */
export interface BlogCommentsOpened {
  readonly type: 'BlogCommentsOpened';
  readonly data: OfBlog;
}

/** A teacher lets nobody comment on the blog any more; what was written stays. */
export interface BlogCommentsClosed {
  readonly type: 'BlogCommentsClosed';
  readonly data: OfBlog;
}

export type BlogEvent = BlogCommentsOpened | BlogCommentsClosed;
