import type { Collection, Db, Document } from '../../eventing/document-store.js';
import { COLLECTION, type ReadEntry } from './read-entry.js';

/** What reads have to be like to be found. */
export interface ReadFilter {
  readonly schoolId?: string;
  /** Who read. */
  readonly personId?: string;
  /** Not what pupils and guardians read. */
  readonly byStaff?: true;
}

/** Whose data were opened, where that is asked, and when: the last instant excluded. */
export interface ReadSpan {
  readonly about?: string;
  readonly from?: Date;
  readonly until?: Date;
}

export interface ReadCursor {
  readonly first: Date;
  readonly id: string;
}

export interface FoundReads {
  readonly reads: readonly ReadEntry[];
  /** Where the older ones begin; none behind the oldest. */
  readonly next?: ReadCursor;
}

/** As texts: the instant and the id of an entry. */
export const formatReadCursor = ({ first, id }: ReadCursor): string => `${first.toISOString()}_${id}`;

export const READ_CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([\w-]{22})$/;

/** The cursor that a text names, or undefined where it has another form or names no instant. */
export const parseReadCursor = (text: string): ReadCursor | undefined => {
  const [, instant = '', id] = READ_CURSOR.exec(text) ?? [];
  const first = new Date(instant);
  return id === undefined || Number.isNaN(first.getTime()) ? undefined : { first, id };
};

/** Looks up who opened whose data, newest first. */
export class ReadSearch {
  private readonly entries: Collection<ReadEntry>;

  constructor(db: Db) {
    this.entries = db.collection(COLLECTION);
  }

  /** Reads that lie in any of some spans. */
  async page(
    filter: ReadFilter,
    spans: readonly ReadSpan[],
    { cursor, limit }: { readonly cursor: ReadCursor | undefined; readonly limit: number },
  ): Promise<FoundReads> {
    // Span by span, for each has an order of its own in the indexes.
    const found = await Promise.all(
      spans.map((span) =>
        this.entries
          .find(filterOf(filter, span, cursor))
          .sort(NEWEST_FIRST)
          .limit(limit + 1)
          .toArray(),
      ),
    );
    const { entries: reads, next } = newestOf(found.flat(), limit);
    return { reads, ...(next ? { next } : {}) };
  }
}

export const NEWEST_FIRST = { first: -1, _id: -1 } as const;

type Dated = Pick<ReadEntry, '_id' | 'first'>;

/**
 * The newest of some entries, and where the older ones begin; none behind the oldest.
 * @param found one more than is wanted, if there are so many, of each place that was looked in.
 */
export const newestOf = <Entry extends Dated>(
  found: readonly Entry[],
  limit: number,
): { readonly entries: readonly Entry[]; readonly next?: ReadCursor } => {
  const distinct = new Map(found.map((entry) => [entry._id, entry]));
  const newest = [...distinct.values()].sort(newestFirst);
  const entries = newest.slice(0, limit);
  const last = newest.length > limit ? entries.at(-1) : undefined;
  return { entries, ...(last ? { next: { first: last.first, id: last._id } } : {}) };
};

const filterOf = (
  { schoolId, personId, byStaff }: ReadFilter,
  { about, from, until }: ReadSpan,
  cursor: ReadCursor | undefined,
): Document => {
  return {
    ...(schoolId === undefined ? {} : { schoolId }),
    ...(personId === undefined ? {} : { personId }),
    ...(about === undefined ? {} : { about }),
    ...(byStaff === undefined ? {} : { role: { $nin: ['guardian', 'pupil'] } }),
    ...firstWithin({ ...(from ? { from } : {}), ...(until ? { until } : {}) }, cursor),
  };
};

/** Finds what began within a span, behind a cursor where there is one. */
export const firstWithin = (
  { from, until }: Omit<ReadSpan, 'about'>,
  cursor: ReadCursor | undefined,
): Document => {
  const first = {
    ...(from === undefined ? {} : { $gte: from }),
    ...(until === undefined ? {} : { $lt: until }),
    ...(cursor === undefined ? {} : { $lte: cursor.first }),
  };
  return {
    ...(Object.keys(first).length === 0 ? {} : { first }),
    ...(cursor === undefined ? {} : { $or: [{ first: { $lt: cursor.first } }, { _id: { $lt: cursor.id } }] }),
  };
};

const newestFirst = (a: Dated, b: Dated): number => {
  const later = b.first.getTime() - a.first.getTime();
  return later === 0 ? (a._id < b._id ? 1 : -1) : later;
};
