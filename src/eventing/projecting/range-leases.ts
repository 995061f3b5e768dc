import { isDuplicate, type Collection, type Db } from '../document-store.js';
import { isAlive, type Process, type Watching } from '../this-process.js';
import { RANGES } from './ranges.js';

export interface RangeLeasesOptions extends Watching {
  readonly db: Db;
  /** For how long, in milliseconds, a lease holds that isn't renewed. */
  readonly holdsFor?: number;
}

interface Member extends Process {
  readonly _id: string;
  readonly until: number;
}

interface Lease extends Process {
  readonly _id: number;
  readonly until: number;
}

/**
 * Shares the ranges among the processes that project. Each takes its fair part of what is free, gives up what is more
 * than that when another comes, and takes over from one that has died.
 *
 * Nothing depends on a lease for being right: documents are guarded by their positions, so that two processes in one
 * range, say after a long pause of the first, do each other's work again and no harm.
 */
export class RangeLeases {
  private readonly members: Collection<Member>;
  private readonly leases: Collection<Lease>;
  private readonly holdsFor: number;

  constructor(private readonly options: RangeLeasesOptions) {
    this.members = options.db.collection<Member>('projectors');
    this.leases = options.db.collection<Lease>('projectorLeases');
    this.holdsFor = options.holdsFor ?? 5_000;
  }

  /** Says that this process lives. @returns the ranges that are its own until it is asked next. */
  async renew(): Promise<ReadonlySet<number>> {
    const { self, now } = this.options;
    const until = now() + this.holdsFor;
    const id = nameOf(self);
    await this.members.replaceOne({ _id: id }, { ...self, until }, { upsert: true });
    const [members, leases] = await Promise.all([
      this.members.find().toArray(),
      this.leases.find().toArray(),
    ]);
    const living = members
      .filter((member) => isAlive(member, this.options))
      .sort((a, b) => (a._id < b._id ? -1 : 1));
    await this.forget(members.filter((member) => !living.includes(member)));

    const mine = leases.filter((lease) => nameOf(lease) === id).map(({ _id }) => _id);
    const share = fairShare(living.map(({ _id }) => _id).indexOf(id), living.length);
    const kept = mine.slice(0, share);
    for (const range of mine.slice(share)) await this.giveUp(range);
    await this.extend(kept, until);
    const taken = new Set(leases.filter((lease) => isAlive(lease, this.options)).map(({ _id }) => _id));
    for (let range = 0; range < RANGES && kept.length < share; range++) {
      if (!taken.has(range) && (await this.take(range, leases, until))) kept.push(range);
    }
    return new Set(kept);
  }

  /** Gives everything up, for the others to take at once. */
  async release(): Promise<void> {
    const { host, pid } = this.options.self;
    await this.leases.deleteMany({ host, pid });
    await this.members.deleteOne({ _id: nameOf(this.options.self) });
  }

  private async forget(members: readonly Member[]): Promise<void> {
    for (const { _id, until } of members) await this.members.deleteOne({ _id, until });
  }

  private async giveUp(_id: number): Promise<void> {
    await this.leases.deleteOne({ _id, ...this.options.self });
  }

  private async extend(ranges: readonly number[], until: number): Promise<void> {
    await this.leases.updateMany({ _id: { $in: [...ranges] }, ...this.options.self }, { $set: { until } });
  }

  /** @returns whether the range was still as it was seen. */
  private async take(_id: number, leases: readonly Lease[], until: number): Promise<boolean> {
    const lease = { ...this.options.self, until };
    const seen = leases.find((known) => known._id === _id);
    if (seen) return (await this.leases.updateOne(seen, { $set: lease })).matchedCount === 1;
    try {
      await this.leases.insertOne({ _id, ...lease });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
}

const nameOf = ({ host, pid }: Process): string => `${host}:${pid.toString()}`;

/** How many ranges are one's own among so many: the first ones take what does not come out even. */
export const fairShare = (place: number, among: number): number =>
  Math.floor(RANGES / among) + (place < RANGES % among ? 1 : 0);
