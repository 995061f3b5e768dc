import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Person } from './diary.js';
import { kept } from './freshness.js';
import { request } from './request.js';

export interface Withdrawal {
  readonly at: string;
  readonly by: Person;
  readonly as: 'author' | 'postAuthor' | 'moderator';
  readonly reason: string;
}

/** A post without its text. Days are civil, instants ISO 8601. */
export interface PostEntry {
  readonly postId: string;
  readonly schoolId: string;
  readonly audience: { readonly to: 'school' | 'class' };
  /** Of the class or teaching group that it is for. */
  readonly className?: string;
  readonly author: Person;
  /** None of what was withdrawn, for those whom it was for. */
  readonly title?: string;
  readonly from: string;
  readonly publishedAt: string;
  readonly changedAt?: string;
  readonly comments: number;
  /** Whether its author lets those who read it comment on it, where the blog lets them. */
  readonly letsComment: boolean;
  /** Whether it is commented on at the moment. */
  readonly isOpen: boolean;
  readonly withdrawn?: Withdrawal;
}

export interface BlogPost extends PostEntry {
  readonly text?: string;
}

interface PostsAnswer {
  readonly authors: readonly Person[];
  readonly posts: readonly PostEntry[];
  readonly next?: string;
}

/** Which posts are asked for: of one author or of all, for the reader or of a whole school. */
export interface PostsAsked {
  readonly author?: string | undefined;
  readonly school?: string | undefined;
}

export const postsQuery = ({ author, school }: PostsAsked) =>
  infiniteQueryOptions({
    queryKey: ['blog-posts', school ?? 'mine', author ?? 'all'],
    queryFn: async ({ signal, pageParam }) => {
      const of = school === undefined ? 'me' : `schools/${encodeURIComponent(school)}`;
      const asked = new URLSearchParams({
        limit: '30',
        ...(author === undefined ? {} : { author }),
        ...(pageParam === undefined ? {} : { cursor: pageParam }),
      });
      return (await request(`/api/${of}/blog-posts?${asked}`, { signal })) as PostsAnswer;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    ...kept,
  });

const addressOf = (postId: string) => `/api/blog-posts/${encodeURIComponent(postId)}`;

export const postQuery = (postId: string) =>
  queryOptions({
    queryKey: ['blog-post', postId],
    queryFn: async ({ signal }) => (await request(addressOf(postId), { signal })) as BlogPost,
    ...kept,
  });

export interface Wording {
  readonly version: number;
  readonly at: string;
  readonly title: string;
  readonly text: string;
}

/** Whatever a post said, the first wording first. */
export const wordingsQuery = (postId: string) =>
  queryOptions({
    queryKey: ['blog-post', postId, 'wordings'],
    queryFn: async ({ signal }) => {
      const answer = await request(`${addressOf(postId)}/wordings`, { signal });
      return (answer as { readonly wordings: readonly Wording[] }).wordings;
    },
    ...kept,
  });

export interface Comment {
  readonly number: number;
  readonly author: Person;
  readonly at: string;
  readonly text?: string;
  readonly withdrawn?: Withdrawal;
  readonly reported?: true;
}

interface CommentsAnswer {
  readonly comments: number;
  readonly mayComment: boolean;
  readonly list: readonly Comment[];
}

/** The newest comments under a post, and page by page those before. */
export const commentsQuery = (postId: string) =>
  infiniteQueryOptions({
    queryKey: ['blog-post', postId, 'comments'],
    queryFn: async ({ signal, pageParam }) => {
      const asked = new URLSearchParams({
        limit: '50',
        ...(pageParam === undefined ? {} : { before: pageParam.toString() }),
      });
      return (await request(`${addressOf(postId)}/comments?${asked}`, { signal })) as CommentsAnswer;
    },
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ list }) =>
      list[0] === undefined || list[0].number === 1 ? undefined : list[0].number,
    ...kept,
  });

export interface PostDraft {
  readonly title: string;
  readonly text: string;
  readonly comments: boolean;
  /** The first day on which it is shown; it stays once it is published. */
  readonly from?: string;
}

/** Whom a post is for. */
export type PostAudience = { readonly schoolId: string } | { readonly classId: string };

/** @returns the id of the post. */
export async function publishPost(audience: PostAudience, draft: PostDraft, key: string): Promise<string> {
  const where =
    'classId' in audience
      ? `classes/${encodeURIComponent(audience.classId)}`
      : `schools/${encodeURIComponent(audience.schoolId)}`;
  const answer = await request(`/api/${where}/blog-posts`, { method: 'POST', body: draft, key });
  return (answer as { readonly postId: string }).postId;
}

export const changePost = (postId: string, change: Omit<PostDraft, 'from'>) =>
  request(addressOf(postId), { method: 'PATCH', body: change });

export const withdrawPost = (postId: string, reason: string) =>
  request(`${addressOf(postId)}/withdrawal`, { method: 'POST', body: { reason } });

export const commentOnPost = (postId: string, text: string, key: string) =>
  request(`${addressOf(postId)}/comments`, { method: 'POST', body: { text }, key });

export interface OnComment {
  readonly postId: string;
  readonly number: number;
}

/** What is done about a comment, with a reason. */
export type CommentAct = 'comment-withdrawals' | 'comment-reports' | 'dismissed-comment-reports';

export const actOnComment = (act: CommentAct, { postId, number }: OnComment, reason: string) =>
  request(`${addressOf(postId)}/${act}`, { method: 'POST', body: { number, reason } });

/** Whether those who read the reader's own blog may comment on it. */
export const ownBlogQuery = queryOptions({
  queryKey: ['own-blog'],
  queryFn: async ({ signal }) =>
    (await request('/api/me/blog', { signal })) as { readonly comments: boolean },
  ...kept,
});

export const letComment = (comments: boolean) =>
  request('/api/me/blog', { method: 'PUT', body: { comments } });

interface Reasoned {
  readonly by: Person;
  readonly at: string;
  readonly reason: string;
}

export interface ReportedComment extends OnComment {
  readonly author: Person;
  readonly at: string;
  readonly text: string;
  readonly isOpen: boolean;
  readonly reports: readonly Reasoned[];
  readonly withdrawn?: Withdrawal;
  readonly left?: Reasoned;
}

interface CommentReportsAnswer {
  readonly comments: readonly ReportedComment[];
  readonly next?: string;
}

/** What was reported in a school: first what waits for a decision. */
export const commentReportsQuery = (schoolId: string) =>
  infiniteQueryOptions({
    queryKey: ['comment-reports', schoolId],
    queryFn: async ({ signal, pageParam }) => {
      const asked = new URLSearchParams({
        limit: '30',
        ...(pageParam === undefined ? {} : { cursor: pageParam }),
      });
      const path = `/api/schools/${encodeURIComponent(schoolId)}/comment-reports?${asked}`;
      return (await request(path, { signal })) as CommentReportsAnswer;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    ...kept,
  });
