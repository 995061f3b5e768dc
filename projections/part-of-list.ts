export interface PartOfList<Entry> {
  readonly entries: readonly Entry[];
  /** Where the list goes on. */
  readonly next?: string;
}

/** So many of a list from a place on; the order of the places, which are texts, runs backwards. */
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
