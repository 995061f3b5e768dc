import { describe, test } from '@jest/globals';
import type {
  BlogCommentMade,
  BlogCommentReportDismissed,
  BlogCommentReported,
  BlogCommentWithdrawn,
} from '../../src/blogs/comments.events.js';
import type {
  BlogPostChanged,
  BlogPostEnded,
  BlogPostPublished,
  BlogPostWithdrawn,
} from '../../src/blogs/post.events.js';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf } from '../../test/support/recorded.js';
import {
  blogBoard,
  blogComments,
  blogCommentsBy,
  blogDiscussions,
  blogPosts,
  blogs,
  blogWordings,
  reportedBlogComments,
} from './projection.js';

const sealed = (words: string) => ({ sealed: words, of: 'b1', in: 'command' });
const reason = sealed('It names a pupil');
const of = (postId = 'b1') =>
  ({
    ...{ postId, schoolId: 'school1', authorId: 'petrova' },
    audience: { to: 'class', classId: '7b' },
  }) as const;
const put = {
  ...{ title: sealed('Trip'), text: sealed('We saw the sea'), from: '2026-11-23', comments: true },
};
const published = (postId = 'b1'): BlogPostPublished => ({
  ...{ type: 'BlogPostPublished', data: { ...of(postId), ...put, version: 1 } },
});
const toLake = { text: sealed('We saw the lake'), comments: false };
const changed: BlogPostChanged = {
  ...{ type: 'BlogPostChanged', data: { ...of(), ...put, ...toLake, version: 2 } },
};
const withdrawn: BlogPostWithdrawn = {
  ...{ type: 'BlogPostWithdrawn', data: { ...of(), as: 'moderator', reason } },
};
const ended: BlogPostEnded = { type: 'BlogPostEnded', data: of() };

describe('a post', () => {
  const { given } = projectionSpec(blogPosts);
  const { postId: _, ...ofIt } = of();
  const at = (number: number) => ({ publishedAt: instantOf(1), lastAt: instantOf(number) });
  const first = { ...ofIt, ...put, version: 1, ...at(1), ended: false };

  test('is as it was put last', () => {
    given().on(published()).expect('b1', first);
    given(published())
      .on(changed)
      .expect('b1', { ...first, ...toLake, version: 2, ...at(2) });
  });

  test('stays when it is withdrawn, with who did so and why, and when it has ended', () => {
    const why = { at: instantOf(2), by: 'petrova', as: 'moderator', reason } as const;
    given(published())
      .on(withdrawn)
      .expect('b1', { ...first, withdrawn: why });
    given(published())
      .on(ended)
      .expect('b1', { ...first, ended: true });
  });

  test('is published first', () => {
    for (const event of [changed, withdrawn, ended])
      given()
        .on(event)
        .fails(/came before/);
  });

  test('keeps whatever it said', () => {
    const wordings = projectionSpec(blogWordings);
    const { title, text } = put;
    wordings
      .given()
      .on(published())
      .expect('b1-1', { version: 1, title, text, at: instantOf(1) });
    wordings
      .given(published())
      .on(changed)
      .expect('b1-2', { version: 2, title, text: toLake.text, at: instantOf(2) });
  });
});

describe('a board', () => {
  const { given } = projectionSpec(blogBoard);
  const hung = (number: number) => ({
    ...{ authorId: 'petrova', publishedAt: instantOf(number), from: '2026-11-23' },
  });

  test('has what is for the class, what is by the author, and everything in the school, until it ends', () => {
    for (const board of ['7b', 'petrova', 'school1.all']) {
      given(published())
        .on(published('b2'))
        .expect(board, { posts: { b1: hung(1), b2: hung(2) } });
      given(published(), published('b2'))
        .on(ended)
        .expect(board, { posts: { b2: hung(2) } });
    }
    given().on(published()).expectNothing('school1');
  });

  test('of the school has what is for everybody there', () => {
    const toSchool: BlogPostPublished = {
      ...{ type: 'BlogPostPublished', data: { ...published().data, audience: { to: 'school' } } },
    };
    given()
      .on(toSchool)
      .expect('school1', { posts: { b1: hung(1) } });
  });
});

const ofComment = (number = 1) => ({ postId: 'b1', schoolId: 'school1', number, authorId: 'mother' });
const made = (number = 1): BlogCommentMade => ({
  type: 'BlogCommentMade',
  data: { ...ofComment(number), postAuthorId: 'petrova', text: sealed('Thank you') },
});
const reported: BlogCommentReported = {
  ...{ type: 'BlogCommentReported', data: { ...ofComment(), reporterId: 'father', reason } },
};
const dismissed: BlogCommentReportDismissed = {
  ...{ type: 'BlogCommentReportDismissed', data: { ...ofComment(), reason } },
};
const takenBack = (number = 1): BlogCommentWithdrawn => ({
  ...{ type: 'BlogCommentWithdrawn', data: { ...ofComment(number), as: 'author', reason } },
});

describe('a comment', () => {
  const { given } = projectionSpec(blogComments);
  const first = {
    ...{ postId: 'b1', number: 1, authorId: 'mother' },
    ...{ text: sealed('Thank you'), at: instantOf(1) },
  };
  const said = (number: number, by: string) => ({ by, at: instantOf(number), reason });

  test('is there with what became of it', () => {
    given().on(made()).expect('b1-1', first);
    given(made())
      .on(reported)
      .expect('b1-1', { ...first, reports: [said(2, 'father')] });
    given(made(), reported)
      .on(dismissed)
      .expect('b1-1', { ...first, reports: [said(2, 'father')], left: said(3, 'petrova') });
    given(made())
      .on(takenBack())
      .expect('b1-1', { ...first, withdrawn: { ...said(2, 'petrova'), as: 'author' } });
    given()
      .on(reported)
      .fails(/came before/);
  });

  test('is known of whoever wrote it', () => {
    const { given: givenAll } = projectionSpec(blogCommentsBy);
    givenAll(made())
      .on(made(2))
      .expect('mother', { comments: ['b1-1', 'b1-2'] });
  });

  test('is counted under its post', () => {
    projectionSpec(blogDiscussions).given(made()).on(made(2)).expect('b1', { comments: 2 });
  });
});

describe('reported comments', () => {
  const { given } = projectionSpec(reportedBlogComments);
  const waiting = (isOpen: boolean) => ({
    comments: { 'b1-1': { postId: 'b1', number: 1, since: instantOf(1), isOpen } },
  });

  test('wait until they are left or withdrawn', () => {
    given().on(reported).expect('school1', waiting(true));
    given(reported).on(dismissed).expect('school1', waiting(false));
    given(reported).on(takenBack()).expect('school1', waiting(false));
    given(reported, dismissed).on(reported).expect('school1', waiting(true));
  });

  test('are none of those that nobody reported', () => {
    given(reported).on(takenBack(2)).expect('school1', waiting(true));
    given().on(takenBack(2)).expect('school1', { comments: {} });
  });
});

test('what a teacher chose for the blog is as it was chosen last', () => {
  const data = { authorId: 'petrova', schoolId: 'school1' };
  const { given } = projectionSpec(blogs);
  given().on({ type: 'BlogCommentsClosed', data }).expect('petrova', { comments: false });
  given({ type: 'BlogCommentsClosed', data })
    .on({ type: 'BlogCommentsOpened', data })
    .expect('petrova', { comments: true });
});
