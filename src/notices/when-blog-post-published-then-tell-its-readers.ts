import type { BlogPostPublished } from '../blogs/post.events.js';
import { everybodyIn } from './everybody-in.js';
import type { Policy } from './policy.js';

/** On its first day, and only once: what it is called by then is read when it is told. */
export const whenBlogPostPublishedThenTellItsReaders: Policy<BlogPostPublished> = {
  on: ['BlogPostPublished'],
  tell({ data, metadata: { recordedAt } }) {
    const { postId, schoolId, authorId, audience, from } = data;
    return [
      {
        audience: everybodyIn({ schoolId, ...audience }, authorId, recordedAt.slice(0, 10)),
        news: { kind: 'blog-post', facts: { postId, from } },
      },
    ];
  },
};
