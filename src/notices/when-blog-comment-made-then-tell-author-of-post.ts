import type { BlogCommentMade } from '../blogs/comments.events.js';
import type { Policy } from './policy.js';

/** Of what others wrote. */
export const whenBlogCommentMadeThenTellAuthorOfPost: Policy<BlogCommentMade> = {
  on: ['BlogCommentMade'],
  tell: ({ data: { postId, number, authorId, postAuthorId } }) =>
    authorId === postAuthorId
      ? []
      : [
          {
            audience: { who: 'teacher', personId: postAuthorId },
            news: { kind: 'blog-comment', facts: { postId, number } },
          },
        ],
};
