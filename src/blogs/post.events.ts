import type { Sealed } from '../people/sealed.values.js';
import type { CivilDate } from '../school/civil-date.values.js';

/** Whom a post is for: everybody at the school, or those who have to do with a class or group. */
export interface PostAudience {
  readonly to: 'school' | 'class';
  /** The class or teaching group. */
  readonly classId?: string;
}

/** What a post says. Its words are sealed with a key of its own: anybody may be named in them. */
export interface Posted {
  readonly title: Sealed;
  readonly text: Sealed;
  /** The first day on which it is shown, on the school's clocks. */
  readonly from: CivilDate;
  /** Whether those who read it may comment, where the blog lets them. */
  readonly comments: boolean;
}

interface OfPost {
  readonly postId: string;
  readonly schoolId: string;
  readonly authorId: string;
  readonly audience: PostAudience;
}

/** 1 for what was published, and one more for each change. */
interface Worded {
  readonly version: number;
}

/** A teacher wrote in the own blog, for a class or group, or for the school. */
export interface BlogPostPublished {
  readonly type: 'BlogPostPublished';
  readonly data: OfPost & Posted & Worded;
}

/** A post says something else, or is commented on no more or again: what it said stays on record. */
export interface BlogPostChanged {
  readonly type: 'BlogPostChanged';
  readonly data: OfPost & Posted & Worded;
}

/** A post was taken back by its author, or by whoever leads the school: that it was there, and why it is not, stays. */
export interface BlogPostWithdrawn {
  readonly type: 'BlogPostWithdrawn';
  readonly data: OfPost & { readonly as: 'author' | 'moderator'; readonly reason: Sealed };
}

/** The period is over for which posts are kept: it is shown no more, and its key is destroyed. */
export interface BlogPostEnded {
  readonly type: 'BlogPostEnded';
  readonly data: OfPost;
}

export type BlogPostEvent = BlogPostPublished | BlogPostChanged | BlogPostWithdrawn | BlogPostEnded;
