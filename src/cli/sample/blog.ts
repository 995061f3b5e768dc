import { BlogWords } from '../../blogs/blog-words.js';
import type { Around } from './around.js';

/** A post in the teacher's blog for the class, on which a guardian comments. */
export const writeBlog = async ({ cast, today, vault, id, context, runners }: Around): Promise<void> => {
  const { schoolId, classId, teacherId, guardianId } = cast;
  const words = new BlogWords(vault);
  const postId = id('blogPost', 'bridges');
  const posting = context('blog post');
  const seal = (text: string, what: 'title' | 'text') =>
    words.seal(postId, text, `${posting.commandId} ${what}`);
  const post = {
    ...{ postId, schoolId, authorId: teacherId, audience: { to: 'class', classId } as const },
    title: await seal('Bridges of paper', 'title'),
    text: await seal(
      'This week we built bridges of paper and found out which of them carries most. The strongest one held eleven books. The parabola on the wall is what its arch comes to.',
      'text',
    ),
    ...{ from: today, comments: true },
  };
  await runners.blogPosts.handle(postId, { kind: 'PublishPost', post, today }, posting);
  const commenting = context('blog comment');
  const comment = {
    ...{ postId, schoolId, authorId: guardianId, postAuthorId: teacherId },
    text: await words.sealComment(
      { postId, authorId: guardianId },
      'We have tried it at the kitchen table: nine books. Thank you!',
      `${commenting.commandId} text`,
    ),
  };
  await runners.blogComments.handle(postId, { kind: 'Comment', comment }, commenting);
};
