import type { HungPost } from './read-model.js';

/** The place of a post in a list, as a text by whose order it runs backwards: the newest first. */
export const placeOf = (postId: string, { from, publishedAt }: HungPost): string =>
  `${from}_${publishedAt}_${postId}`;

/** The place of the last post that was shown. */
export const POST_CURSOR = /^\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\dT[\d:.]{8,12}Z_[a-z0-9]{1,64}$/;

/** What waits for a decision first, then the newest. */
export const placeOfReport = (
  commentId: string,
  { isOpen, since }: { readonly isOpen: boolean; readonly since: string },
): string => `${isOpen ? '1' : '0'}_${since}_${commentId}`;

export const COMMENT_REPORT_CURSOR = /^[01]_\d{4}-\d\d-\d\dT[\d:.]{8,12}Z_[a-z0-9]{1,64}-\d{1,4}$/;
