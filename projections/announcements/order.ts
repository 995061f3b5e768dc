import type { Hung } from './read-model.js';

/** The place of an announcement in a list, as a text by whose order it runs backwards: pinned first, then the newest. */
export const placeOf = (announcementId: string, { pinned, from, publishedAt, withdrawnOn }: Hung): string =>
  `${pinned && withdrawnOn === undefined ? '1' : '0'}_${from}_${publishedAt}_${announcementId}`;

/** The place of the last announcement that was shown. */
export const ANNOUNCEMENT_CURSOR = /^[01]_\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\dT[\d:.]{8,12}Z_[a-z0-9]{1,64}$/;
