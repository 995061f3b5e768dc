import type { Hung } from './read-model.js';

/** The place of an announcement in a list, as a text by whose order it runs backwards: pinned first, then the newest. */
export const placeOf = (announcementId: string, { pinned, from, publishedAt }: Hung): string =>
  `${pinned ? '1' : '0'}_${from}_${publishedAt}_${announcementId}`;

/** The place of the last announcement that was shown. */
export const ANNOUNCEMENT_CURSOR = /^[01]_\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\dT[\d:.]{8,12}Z_[a-z0-9]{1,64}$/;

export interface PartOfList<Entry> {
  readonly entries: readonly Entry[];
  /** Where the list goes on. */
  readonly next?: string;
}

/** So many of a list from a place on. */
export const partOfList = <Entry extends { readonly place: string }>(
  entries: readonly Entry[],
  { cursor, limit }: { readonly cursor: string | undefined; readonly limit: number },
): PartOfList<Entry> => {
  const behind = entries
    .filter(({ place }) => cursor === undefined || place < cursor)
    .toSorted((a, b) => (a.place > b.place ? -1 : 1));
  const shown = behind.slice(0, limit);
  const last = behind.length > limit ? shown.at(-1) : undefined;
  return { entries: shown, ...(last ? { next: last.place } : {}) };
};
