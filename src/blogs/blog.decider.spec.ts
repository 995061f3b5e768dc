import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { blogDecider, type BlogCommand } from './blog.decider.js';

const { given } = deciderSpec(blogDecider);

const blog = { authorId: 'petrova', schoolId: 'school1' };
const letComment = (comments: boolean): BlogCommand => ({ kind: 'LetComment', blog, comments });
const closed = { type: 'BlogCommentsClosed', data: blog } as const;
const opened = { type: 'BlogCommentsOpened', data: blog } as const;

describe('a blog', () => {
  test('is open for comments until its author closes it, and may be opened again', () => {
    given().when(letComment(true)).thenNothing();
    given().when(letComment(false)).then(closed);
    given(closed).when(letComment(false)).thenNothing();
    given(closed).when(letComment(true)).then(opened);
    given(closed, opened).when(letComment(true)).thenNothing();
  });
});
