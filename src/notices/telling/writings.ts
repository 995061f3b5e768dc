import { announcementReceipts, announcements } from '../../../projections/announcements/projection.js';
import type { AnnouncementDocument } from '../../../projections/announcements/read-model.js';
import { blogComments, blogPosts } from '../../../projections/blogs/projection.js';
import { questions } from '../../../projections/help-desk/projection.js';
import { blockedBy, messages, threads, threadsReadBy } from '../../../projections/messages/projection.js';
import { wordingOf } from '../../announcements/wording.values.js';
import { commentIdOf } from '../../blogs/post-ids.values.js';
import { messageIdOf } from '../../messages/boards.values.js';
import { dateIn } from '../../school/civil-date.values.js';
import { own } from '../../school/plain-data.values.js';
import { NotWorthTelling, type Joining } from '../joining.js';
import type { Tellers } from './tellers.js';

/** What is told of what people write to each other; what is sealed for a few stays in the journal. */
export const ofWritings: Tellers<'announcement' | 'blog-post' | 'blog-comment' | 'message' | 'question'> = {
  /** As it is now. */
  announcement: async (notice, { announcementId, change, wording }) => {
    const found = await notice.read(announcements, announcementId);
    const { title, text, until, authorId, publishedAt, withdrawn, ended } = found;
    if (withdrawn && change !== 'withdrawn') throw new NotWorthTelling('withdrawn');
    const { title: school, timeZone } = await notice.school();
    const isOver = until !== undefined && until < dateIn(timeZone, notice.options.now());
    if (ended || isOver) throw new NotWorthTelling('expired');
    const link = `${notice.options.publicUrl}/announcements/${announcementId}`;
    if (withdrawn) {
      return {
        ...{ kind: 'announcement', what: 'withdrawn', school, by: await notice.nameOf(withdrawn.by), link },
        ...{ date: dateIn(timeZone, publishedAt), reason: await notice.open(withdrawn.reason) },
      };
    }
    if (wording !== undefined) await mustBeNewTo(notice, notice.entry.recipientId, wording, found);
    return {
      ...{ kind: 'announcement', what: change === undefined ? 'published' : 'changed', school, link },
      ...{
        by: await notice.nameOf(authorId),
        title: await notice.open(title),
        text: await notice.open(text),
      },
    };
  },

  /** As it is now; what it says stays in the journal. */
  'blog-post': async (notice, { postId }) => {
    const { authorId, ...post } = await postInBlog(notice, postId);
    return { kind: 'blog-post', ...post, by: await notice.nameOf(authorId) };
  },

  'blog-comment': async (notice, { postId, number }) => {
    const { authorId, withdrawn } = await notice.read(blogComments, commentIdOf(postId, number));
    if (withdrawn) throw new NotWorthTelling('withdrawn');
    const { authorId: _, ...post } = await postInBlog(notice, postId);
    return { kind: 'blog-comment', ...post, by: await notice.nameOf(authorId) };
  },

  /** Who wrote, and not what: that stays in the journal. */
  message: async (notice, { threadId, number, authorId }) => {
    const { recipientId } = notice.entry;
    const { ended } = await notice.read(threads, threadId);
    if (ended) throw new NotWorthTelling('expired');
    const { decision } = await notice.read(messages, messageIdOf(threadId, number));
    if (decision?.removed) throw new NotWorthTelling('withdrawn');
    const readBy = await notice.find(threadsReadBy, recipientId);
    if ((own(readBy?.threads ?? {}, threadId)?.upTo ?? 0) >= number)
      throw new NotWorthTelling('read-already');
    const blocks = await notice.find(blockedBy, recipientId);
    if (own(blocks?.blocked ?? {}, authorId) !== undefined) throw new NotWorthTelling('author-blocked');
    const { title: school } = await notice.school();
    return {
      ...{ kind: 'message', school, by: await notice.nameOf(authorId) },
      link: `${notice.options.publicUrl}/messages/${threadId}`,
    };
  },

  /** That something was written, and not what. What waits is told while it waits. */
  question: async (notice, { questionId, change }) => {
    const { standing, ended, with: support } = await notice.read(questions, questionId);
    if (ended) throw new NotWorthTelling('expired');
    const waits = standing === 'waiting' && support === 'school';
    if (change === 'asked' && !waits) throw new NotWorthTelling('withdrawn');
    const { title: school } = await notice.school();
    return {
      ...{ kind: 'question', school, what: change },
      link: `${notice.options.publicUrl}/help/questions/${questionId}`,
    };
  },
};

/** Of several wordings the last one is told, and to whoever has read it already none. */
const mustBeNewTo = async (
  notice: Joining,
  readerId: string,
  wording: string,
  announcement: AnnouncementDocument,
): Promise<void> => {
  if (wording !== wordingOf(announcement)) throw new NotWorthTelling('told-already');
  const receipts = await notice.find(announcementReceipts, announcement._id);
  const read = own(receipts?.readers ?? {}, readerId)?.version ?? 0;
  if (read >= announcement.version) throw new NotWorthTelling('read-already');
};

const postInBlog = async (notice: Joining, postId: string) => {
  const { title, authorId, withdrawn, ended } = await notice.read(blogPosts, postId);
  if (withdrawn || ended) throw new NotWorthTelling('withdrawn');
  const { title: school } = await notice.school();
  const link = `${notice.options.publicUrl}/blogs/${postId}`;
  return { authorId, school, title: await notice.open(title), link };
};
