import { LRUCache } from 'lru-cache';
import type { Collection, Db } from '../../eventing/document-store.js';
import { groupBy } from '../../eventing/group-by.js';
import type { LedgerEntry, NoticeState } from '../ledger.js';
import {
  CHANNELS,
  isNoticeKind,
  NOTICE_KINDS,
  type Channel,
  type NoticeKind,
} from '../notice-kinds.values.js';

/** How many notices of a kind are in a state. */
export interface NoticeCount {
  readonly kind: NoticeKind;
  readonly state: NoticeState;
  readonly count: number;
}

export interface Counted {
  readonly asOf: Date;
  readonly counts: readonly NoticeCount[];
}

/** Seconds from when notices were due until a provider took them over. */
export interface ChannelLag {
  readonly channel: Channel;
  readonly p50: number;
  readonly p99: number;
  /** How many notices that is taken from. */
  readonly count: number;
}

type SentNotice = Required<Pick<LedgerEntry, 'channel' | 'dueAt' | 'sentAt'>>;

/** To count is to read every notice: that is not done for everybody who looks. */
const COUNTED_EVERY_MS = 10_000;
const LAG_OF_LAST_MS = 86_400_000;
const LAG_OF_NEWEST = 1_000;

/** Counts notices of schools, and how long they took. */
export class NoticeFigures {
  private readonly entries: Collection<LedgerEntry>;
  /** By school. */
  private readonly counted = new LRUCache<string, Counted>({
    max: 1_000,
    ttl: COUNTED_EVERY_MS,
    fetchMethod: (schoolId) => this.count(schoolId),
  });

  constructor(db: Db) {
    this.entries = db.collection('notices');
  }

  async prepare(): Promise<void> {
    await this.entries.createIndex({ schoolId: 1, sentAt: -1 });
  }

  /** As they were some seconds ago at most. */
  async counts(schoolIds: readonly string[]): Promise<Counted> {
    const ofSchools = await Promise.all(schoolIds.map((schoolId) => this.counted.forceFetch(schoolId)));
    const [asOf = new Date()] = ofSchools
      .map((of) => of.asOf)
      .sort((one, other) => one.getTime() - other.getTime());
    return { asOf, counts: summed(ofSchools.flatMap(({ counts }) => counts)) };
  }

  /** Kind after kind, so that the store comes to other things in between. */
  private async count(schoolId: string): Promise<Counted> {
    const asOf = new Date();
    const counts: NoticeCount[] = [];
    for (const kind of Object.keys(NOTICE_KINDS).filter(isNoticeKind)) {
      const states = await this.entries
        .aggregate<{ _id: NoticeState; count: number }>([
          { $match: { schoolId, kind } },
          { $group: { _id: '$state', count: { $sum: 1 } } },
        ])
        .toArray();
      counts.push(...states.map(({ _id: state, count }) => ({ kind, state, count })));
    }
    return { asOf, counts };
  }

  /** By channel, of the newest ones that were sent in the last day; a channel without any is left out. */
  async lag(schoolIds: readonly string[], now: Date): Promise<ChannelLag[]> {
    const since = new Date(now.getTime() - LAG_OF_LAST_MS);
    const sent = await Promise.all(
      schoolIds.flatMap((schoolId) => CHANNELS.map((channel) => this.newestSent(schoolId, channel, since))),
    );
    return lagOf(sent.flat());
  }

  private newestSent(schoolId: string, channel: Channel, since: Date): Promise<SentNotice[]> {
    return this.entries
      .find({ schoolId, channel, sentAt: { $gte: since } })
      .project<SentNotice>({ _id: 0, channel: 1, dueAt: 1, sentAt: 1 })
      .sort({ sentAt: -1 })
      .limit(LAG_OF_NEWEST)
      .toArray();
  }
}

/** The counts of several schools together, by kind and state. */
export const summed = (counts: readonly NoticeCount[]): NoticeCount[] =>
  [...groupBy(counts, ({ kind, state }) => `${kind} ${state}`).values()].map((same) => ({
    ...same[0],
    count: same.reduce((sum, { count }) => sum + count, 0),
  }));

/** By channel, of the newest ones. */
export const lagOf = (sent: readonly SentNotice[]): ChannelLag[] =>
  [...groupBy(sent, ({ channel }) => channel)]
    .map(([channel, of]) => {
      const newest = [...of]
        .sort((a, b) => b.sentAt.getTime() - a.sentAt.getTime())
        .slice(0, LAG_OF_NEWEST)
        .map(({ dueAt, sentAt }) => (sentAt.getTime() - dueAt.getTime()) / 1_000)
        .sort((a, b) => a - b);
      return { channel, p50: atRank(newest, 0.5), p99: atRank(newest, 0.99), count: newest.length };
    })
    .sort((a, b) => a.channel.localeCompare(b.channel));

/** The smallest value that so large a share of all doesn't exceed (nearest rank). */
const atRank = (ascending: readonly number[], share: number): number =>
  ascending[Math.max(0, Math.ceil(ascending.length * share) - 1)] ?? 0;
