import { isDuplicate, type Collection, type Db } from './document-store.js';
import { isAlive, type Process, type Watching } from './this-process.js';

export interface LeaseOptions extends Watching {
  readonly db: Db;
  /** What one process does at a time. */
  readonly name: string;
  /** For how long, in milliseconds, it holds where it isn't renewed. */
  readonly holdsFor?: number;
}

interface Held extends Process {
  readonly _id: string;
  readonly until: number;
}

/**
 * Lets one process among several do something, and another take over when it dies. A process that was paused for
 * longer than its lease holds may go on for a moment beside its successor: what they do has to bear that.
 */
export class Lease {
  private readonly leases: Collection<Held>;
  private readonly holdsFor: number;

  constructor(private readonly options: LeaseOptions) {
    this.leases = options.db.collection('leases');
    this.holdsFor = options.holdsFor ?? 5_000;
  }

  /** Takes the lease, or renews it. @returns whether it is this process's until it is asked next. */
  async renew(): Promise<boolean> {
    const { name, self, now } = this.options;
    const held = await this.leases.findOne({ _id: name });
    const next = { ...self, until: now() + this.holdsFor };
    if (held && !this.isMine(held) && isAlive(held, this.options)) return false;
    if (held) return (await this.leases.replaceOne({ ...held }, next)).matchedCount === 1;
    try {
      await this.leases.insertOne({ _id: name, ...next });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /** Gives it up, for another to take at once. */
  async release(): Promise<void> {
    const { name, self } = this.options;
    await this.leases.deleteOne({ _id: name, ...self });
  }

  private isMine({ host, pid }: Held): boolean {
    return host === this.options.self.host && pid === this.options.self.pid;
  }
}
