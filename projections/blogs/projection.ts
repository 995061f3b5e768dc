import { boardOfAll, boardsFor } from '../../src/announcements/boards.values.js';
import type { BlogEvent } from '../../src/blogs/blog.events.js';
import type {
  BlogCommentMade,
  BlogCommentReportDismissed,
  BlogCommentReported,
  BlogCommentsEvent,
  BlogCommentWithdrawn,
} from '../../src/blogs/comments.events.js';
import { commentIdOf, wordingIdOf } from '../../src/blogs/post-ids.values.js';
import type {
  BlogPostChanged,
  BlogPostEnded,
  BlogPostEvent,
  BlogPostPublished,
} from '../../src/blogs/post.events.js';
import type { Projection } from '../../src/eventing/projection.js';
import { own } from '../../src/school/plain-data.values.js';
import type {
  BlogBoard,
  BlogCommentDocument,
  BlogCommentsBy,
  BlogDiscussion,
  BlogDocument,
  BlogPostDocument,
  BlogWording,
  ReportedBlogComments,
} from './read-model.js';

export const blogs: Projection<BlogDocument, BlogEvent> = {
  name: 'blogs',
  version: 1,
  handles: ['BlogCommentsOpened', 'BlogCommentsClosed'],
  // A teacher of several schools has one blog in all of them.
  spansSchools: true,
  idsOf: ({ data }) => [data.authorId],
  evolve: (_, { type }, id) => ({ _id: id, comments: type === 'BlogCommentsOpened' }),
};

export const blogPosts: Projection<BlogPostDocument, BlogPostEvent> = {
  name: 'blogPosts',
  version: 1,
  handles: ['BlogPostPublished', 'BlogPostChanged', 'BlogPostWithdrawn', 'BlogPostEnded'],
  idsOf: ({ data }) => [data.postId],

  evolve(document, event, id) {
    const { recordedAt: at, actor } = event.metadata;
    if (event.type === 'BlogPostPublished') {
      const { postId: _, ...published } = event.data;
      return { _id: id, ...published, publishedAt: at, lastAt: at, ended: false };
    }
    if (!document) throw before(event.type, id);
    switch (event.type) {
      case 'BlogPostChanged': {
        const { postId: _, ...put } = event.data;
        return { ...document, ...put, lastAt: at };
      }
      case 'BlogPostWithdrawn': {
        const { as, reason } = event.data;
        return { ...document, withdrawn: { at, by: actor.personId, as, reason } };
      }
      case 'BlogPostEnded':
        return { ...document, ended: true };
    }
  },
};

type OnWording = BlogPostPublished | BlogPostChanged;

export const blogWordings: Projection<BlogWording, OnWording> = {
  name: 'blogWordings',
  version: 1,
  handles: ['BlogPostPublished', 'BlogPostChanged'],
  begins: ['BlogPostPublished', 'BlogPostChanged'],
  idsOf: ({ data: { postId, version } }) => [wordingIdOf(postId, version)],
  evolve: (_, { data: { version, title, text }, metadata }, id) => ({
    ...{ _id: id, version, title, text, at: metadata.recordedAt },
  }),
};

export const blogBoard: Projection<BlogBoard, BlogPostPublished | BlogPostEnded> = {
  name: 'blogBoard',
  version: 1,
  handles: ['BlogPostPublished', 'BlogPostEnded'],
  // Whoever writes in several schools finds it all on one board.
  spansSchools: true,
  idsOf: ({ data: { schoolId, authorId, audience } }) => [
    ...boardsFor(schoolId, audience),
    boardOfAll(schoolId),
    authorId,
  ],

  evolve(document, event, id) {
    const { postId, authorId } = event.data;
    const { [postId]: _, ...others } = document?.posts ?? {};
    if (event.type === 'BlogPostEnded') return { _id: id, posts: others };
    const hung = { authorId, publishedAt: event.metadata.recordedAt, from: event.data.from };
    return { _id: id, posts: { ...others, [postId]: hung } };
  },
};

export const blogDiscussions: Projection<BlogDiscussion, BlogCommentMade> = {
  name: 'blogDiscussions',
  version: 1,
  handles: ['BlogCommentMade'],
  idsOf: ({ data }) => [data.postId],
  evolve: (_, { data: { number } }, id) => ({ _id: id, comments: number }),
};

export const blogComments: Projection<BlogCommentDocument, BlogCommentsEvent> = {
  name: 'blogComments',
  version: 1,
  handles: ['BlogCommentMade', 'BlogCommentWithdrawn', 'BlogCommentReported', 'BlogCommentReportDismissed'],
  begins: ['BlogCommentMade'],
  idsOf: ({ data: { postId, number } }) => [commentIdOf(postId, number)],

  evolve(document, event, id) {
    const { recordedAt: at, actor } = event.metadata;
    if (event.type === 'BlogCommentMade') {
      const { postId, number, authorId, text } = event.data;
      return { _id: id, postId, number, authorId, text, at };
    }
    if (!document) throw before(event.type, id);
    const { reason } = event.data;
    switch (event.type) {
      case 'BlogCommentWithdrawn':
        return { ...document, withdrawn: { at, by: actor.personId, as: event.data.as, reason } };
      case 'BlogCommentReported': {
        const reported = { by: event.data.reporterId, at, reason };
        return { ...document, reports: [...(document.reports ?? []), reported] };
      }
      case 'BlogCommentReportDismissed':
        return { ...document, left: { by: actor.personId, at, reason } };
    }
  },
};

/** For whoever is owed a copy of what somebody wrote. */
export const blogCommentsBy: Projection<BlogCommentsBy, BlogCommentMade> = {
  name: 'blogCommentsBy',
  version: 1,
  handles: ['BlogCommentMade'],
  spansSchools: true,
  idsOf: ({ data }) => [data.authorId],
  evolve: (document, { data: { postId, number } }, id) => ({
    ...{ _id: id, comments: [...(document?.comments ?? []), commentIdOf(postId, number)] },
  }),
};

type OnReport = BlogCommentReported | BlogCommentReportDismissed | BlogCommentWithdrawn;

export const reportedBlogComments: Projection<ReportedBlogComments, OnReport> = {
  name: 'reportedBlogComments',
  version: 1,
  handles: ['BlogCommentReported', 'BlogCommentReportDismissed', 'BlogCommentWithdrawn'],
  idsOf: ({ data }) => [data.schoolId],

  evolve(document, { type, data: { postId, number }, metadata }, id) {
    const commentId = commentIdOf(postId, number);
    const comments = document?.comments ?? {};
    const before = own(comments, commentId);
    const isOpen = type === 'BlogCommentReported';
    // One that nobody reported may be withdrawn as well: there is nothing to decide on.
    if (!isOpen && !before) return { _id: id, comments };
    const since = before?.since ?? metadata.recordedAt;
    return { _id: id, comments: { ...comments, [commentId]: { postId, number, since, isOpen } } };
  },
};

const before = (type: string, id: string): Error =>
  new Error(`${type} came before what it is about was there: ${id}.`);
