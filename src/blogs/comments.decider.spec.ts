import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { commentsDecider, LONGEST, type CommentsCommand } from './comments.decider.js';
import type { BlogCommentMade, BlogCommentWithdrawn } from './comments.events.js';

const { given } = deciderSpec(commentsDecider);

const sealed = (words: string) => ({ sealed: words, of: 'b1', in: 'command' });
const ofPost = { postId: 'b1', schoolId: 'school1' };
const text = sealed('Thank you');
const reason = sealed('Rude');

const comment = (authorId = 'mother'): CommentsCommand => ({
  ...{ kind: 'Comment', comment: { ...ofPost, authorId, postAuthorId: 'petrova', text } },
});
const withdraw = (byId: string, as?: 'postAuthor' | 'moderator', number = 1): CommentsCommand => ({
  ...{ kind: 'WithdrawComment', number, byId, as, reason },
});
const report = (reporterId = 'father', number = 1): CommentsCommand => ({
  ...{ kind: 'ReportComment', number, reporterId, reason },
});
const dismiss = (number = 1): CommentsCommand => ({ kind: 'DismissReport', number, reason });

const made = (number = 1, authorId = 'mother'): BlogCommentMade => ({
  ...{ type: 'BlogCommentMade', data: { ...ofPost, number, authorId, postAuthorId: 'petrova', text } },
});
const ofComment = { ...ofPost, number: 1, authorId: 'mother' };
const withdrawn = (as: BlogCommentWithdrawn['data']['as']): BlogCommentWithdrawn => ({
  ...{ type: 'BlogCommentWithdrawn', data: { ...ofComment, as, reason } },
});
const reported = (reporterId = 'father') =>
  ({ type: 'BlogCommentReported', data: { ...ofComment, reporterId, reason } }) as const;
const dismissed = { type: 'BlogCommentReportDismissed', data: { ...ofComment, reason } } as const;

describe('comments under a post', () => {
  test('are numbered in their order, up to so many', () => {
    given().when(comment()).then(made());
    given(made()).when(comment('father')).then(made(2, 'father'));
    const all = Array.from({ length: LONGEST.discussion }, (_, index) => made(index + 1));
    given(...all)
      .when(comment())
      .thenFails('comments-full');
  });

  test('are withdrawn by whoever wrote them, whoever wrote the post, and whoever leads the school', () => {
    given(made()).when(withdraw('mother')).then(withdrawn('author'));
    given(made()).when(withdraw('mother', 'moderator')).then(withdrawn('author'));
    given(made()).when(withdraw('petrova', 'postAuthor')).then(withdrawn('postAuthor'));
    given(made()).when(withdraw('head', 'moderator')).then(withdrawn('moderator'));
    given(made()).when(withdraw('father')).thenFails('not-your-comment');
    given(made(), withdrawn('author')).when(withdraw('head', 'moderator')).thenNothing();
  });

  test('are reported once by each who reads them, and by nobody who wrote them', () => {
    given(made()).when(report()).then(reported());
    given(made(), reported()).when(report()).thenNothing();
    given(made(), reported()).when(report('aunt')).then(reported('aunt'));
    given(made()).when(report('mother')).thenFails('own-comment');
    given(made(), withdrawn('author')).when(report()).thenNothing();
  });

  test('stay where a report is dismissed', () => {
    given(made(), reported()).when(dismiss()).then(dismissed);
    given(made(), reported(), dismissed).when(dismiss()).thenNothing();
    given(made(), reported(), dismissed, reported('aunt')).when(dismiss()).then(dismissed);
    given(made()).when(dismiss()).thenFails('comment-not-reported');
    given(made(), reported(), withdrawn('moderator')).when(dismiss()).thenFails('comment-withdrawn');
  });

  test('are there first', () => {
    for (const command of [withdraw('mother'), report(), dismiss(), withdraw('mother', undefined, 2)]) {
      given().when(command).thenFails('comment-not-found');
    }
  });
});
