import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { MOST_WORDINGS, postDecider, type Change, type PostCommand } from './post.decider.js';
import type { BlogPostChanged, BlogPostPublished, BlogPostWithdrawn, Posted } from './post.events.js';

const { given } = deciderSpec(postDecider);

const TODAY = '2026-11-30';
const sealed = (words: string) => ({ sealed: words, of: 'b1', in: 'command' });
const ofPost = {
  ...{ postId: 'b1', schoolId: 'school1', authorId: 'petrova' },
  audience: { to: 'class', classId: '7b' },
} as const;
const words: Posted = { title: sealed('Trip'), text: sealed('We saw the sea'), from: TODAY, comments: true };
const post = { ...ofPost, ...words };

const publish = (from = TODAY): PostCommand => ({
  ...{ kind: 'PublishPost', post: { ...post, from }, today: TODAY },
});
const change = (to: Change): PostCommand => ({ kind: 'ChangePost', change: to });
const withdraw = (as: 'author' | 'moderator' = 'author'): PostCommand => ({
  ...{ kind: 'WithdrawPost', as, reason: sealed('It names a pupil') },
});
const end = (version: number, isReported = false): PostCommand => ({
  ...{ kind: 'EndPost', version, isReported },
});

const published = (from = TODAY): BlogPostPublished => ({
  ...{ type: 'BlogPostPublished', data: { ...post, from, version: 1 } },
});
const changed = (version: number, to: Change): BlogPostChanged => ({
  ...{ type: 'BlogPostChanged', data: { ...post, ...to, version } },
});
const withdrawn = (as: 'author' | 'moderator' = 'author'): BlogPostWithdrawn => ({
  ...{ type: 'BlogPostWithdrawn', data: { ...ofPost, as, reason: sealed('It names a pupil') } },
});
const ended = { type: 'BlogPostEnded', data: ofPost } as const;

describe('a post', () => {
  test('is published once, for today or a later day', () => {
    given().when(publish()).then(published());
    given().when(publish('2026-12-01')).then(published('2026-12-01'));
    given().when(publish('2026-11-29')).thenFails('post-refused', 'from');
    given(published()).when(publish()).thenFails('post-already-published');
  });

  test('is changed in what is named, and counts how often it was put', () => {
    const toLake = { text: sealed('We saw the lake') };
    given(published()).when(change(toLake)).then(changed(2, toLake));
    given(published(), changed(2, toLake))
      .when(change({ comments: false }))
      .then(changed(3, { ...toLake, comments: false }));
    given(published())
      .when(change({ comments: true }))
      .thenNothing();
  });

  test('is not changed without end', () => {
    given(published(), changed(MOST_WORDINGS, {}))
      .when(change({ comments: false }))
      .thenFails('post-changed-too-often');
  });

  test('is withdrawn once, by its author or by whoever leads the school, and then stays as it is', () => {
    given(published()).when(withdraw()).then(withdrawn());
    given(published()).when(withdraw('moderator')).then(withdrawn('moderator'));
    given(published(), withdrawn()).when(withdraw('moderator')).thenNothing();
    given(published(), withdrawn())
      .when(change({ comments: false }))
      .thenFails('post-withdrawn');
  });

  test('ends once, unless it was changed meanwhile, or somebody reported a comment under it', () => {
    given(published()).when(end(1)).then(ended);
    given(published(), withdrawn()).when(end(1)).then(ended);
    given(published(), ended).when(end(1)).thenNothing();
    given(published(), changed(2, { comments: false }))
      .when(end(1))
      .thenFails('post-goes-on');
    given(published()).when(end(1, true)).thenFails('report-undecided');
    given(published(), ended)
      .when(change({ comments: false }))
      .thenFails('blog-post-not-found');
  });

  test('is published first', () => {
    for (const command of [change({}), withdraw(), end(1)]) {
      given().when(command).thenFails('blog-post-not-found');
    }
  });
});
