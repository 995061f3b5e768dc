import type { Collection, Db } from '../../eventing/document-store.js';
import { DomainError } from '../../eventing/domain-error.js';
import type { LedgerEntry, NoticeState } from '../ledger.js';
import type { Channel, NoticeKind } from '../notice-kinds.values.js';

/** What notices have to be like to be found. */
export interface NoticeFilter {
  readonly state?: NoticeState;
  readonly kind?: NoticeKind;
  readonly channel?: Channel;
  readonly recipientId?: string;
  readonly pupilId?: string;
  /** Whoever looks: what is told about the own account is not found. */
  readonly viewerId: string;
}

/** A school, and the time in which it happened that is told there: instants of ISO 8601, the last one excluded. */
export interface SchoolSpan {
  readonly schoolId: string;
  readonly from?: string;
  readonly until?: string;
}

export interface FoundNotices {
  readonly notices: readonly LedgerEntry[];
  /** What to ask for the older ones by; none with the oldest. */
  readonly next?: string;
}

/** Looks notices up in the ledger, newest first. */
export class NoticeSearch {
  private readonly entries: Collection<LedgerEntry>;

  constructor(db: Db) {
    this.entries = db.collection('notices');
  }

  async prepare(): Promise<void> {
    const newestFirst = { at: -1, _id: -1 } as const;
    await Promise.all([
      this.entries.createIndex({ schoolId: 1, ...newestFirst }),
      this.entries.createIndex({ schoolId: 1, state: 1, ...newestFirst }),
      this.entries.createIndex({ schoolId: 1, kind: 1, ...newestFirst }),
      this.entries.createIndex({ schoolId: 1, recipientId: 1, ...newestFirst }),
      this.entries.createIndex({ schoolId: 1, pupilId: 1, ...newestFirst }),
    ]);
  }

  /** A notice of one of these schools. @throws DomainError `notice-not-found` where there is none. */
  async get(id: string, schoolIds: readonly string[], viewerId: string): Promise<LedgerEntry> {
    const found = await this.entries.findOne({ _id: id, concealedFrom: { $ne: viewerId } });
    if (found && schoolIds.includes(found.schoolId)) return found;
    throw new DomainError('notice-not-found', 'There is no such notice in the schools you see.', 'not-found');
  }

  /**
   * Notices after the one that a cursor names: the name of a notice and not a number, so that what came meanwhile
   * shifts nothing.
   * @throws DomainError `cursor-gone` where there is no such notice.
   */
  async page(
    schools: readonly SchoolSpan[],
    filter: NoticeFilter,
    { after, limit }: { readonly after?: string; readonly limit: number },
  ): Promise<FoundNotices> {
    const last = after === undefined ? undefined : await this.lastSeen(after, schools);
    // School by school, for each has an order of its own in the indexes.
    const found = await Promise.all(schools.map((school) => this.newest(school, filter, last, limit + 1)));
    const notices = found.flat().sort(newestFirst);
    const part = notices.slice(0, limit);
    const next = notices.length > limit ? part.at(-1)?._id : undefined;
    return { notices: part, ...(next === undefined ? {} : { next }) };
  }

  private async lastSeen(id: string, schools: readonly SchoolSpan[]): Promise<LedgerEntry> {
    const found = await this.entries.findOne({ _id: id });
    if (found && schools.some(({ schoolId }) => schoolId === found.schoolId)) return found;
    throw new DomainError('cursor-gone', 'The list does not go on from there. Start anew.', 'conflict', [
      { field: 'after', message: 'is not in the list' },
    ]);
  }

  private newest(
    { schoolId, from, until }: SchoolSpan,
    { viewerId, ...filter }: NoticeFilter,
    last: Pick<LedgerEntry, 'at' | '_id'> | undefined,
    limit: number,
  ): Promise<LedgerEntry[]> {
    const bounds = {
      ...(from === undefined ? {} : { $gte: from }),
      ...(until === undefined ? {} : { $lt: until }),
      ...(last === undefined ? {} : { $lte: last.at }),
    };
    return this.entries
      .find({
        ...{ schoolId, ...filter, concealedFrom: { $ne: viewerId } },
        ...(Object.keys(bounds).length === 0 ? {} : { at: bounds }),
        ...(last === undefined ? {} : { $or: [{ at: { $lt: last.at } }, { _id: { $lt: last._id } }] }),
      })
      .sort({ at: -1, _id: -1 })
      .limit(limit)
      .toArray();
  }
}

const newestFirst = (a: LedgerEntry, b: LedgerEntry): number => {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1;
  return a._id < b._id ? 1 : -1;
};
