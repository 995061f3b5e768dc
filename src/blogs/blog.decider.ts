import type { Decider } from '../eventing/decider.js';
import type { BlogCommentsOpened, BlogEvent } from './blog.events.js';

export interface BlogCommand {
  readonly kind: 'LetComment';
  readonly blog: BlogCommentsOpened['data'];
  readonly comments: boolean;
}

export interface Blog {
  /** Whether those who read it comment, where a post does not say otherwise. */
  readonly comments: boolean;
}

export const blogDecider: Decider<Blog, BlogCommand, BlogEvent> = {
  initial: () => ({ comments: true }),

  decide: ({ blog, comments }, before) =>
    comments === before.comments
      ? []
      : [{ type: comments ? 'BlogCommentsOpened' : 'BlogCommentsClosed', data: blog }],

  evolve(blog, event) {
    switch (event.type) {
      case 'BlogCommentsOpened':
        return { comments: true };
      case 'BlogCommentsClosed':
        return { comments: false };
      default:
        return blog;
    }
  },
};
