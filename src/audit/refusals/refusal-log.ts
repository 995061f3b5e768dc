import type { Viewer } from '../../access/viewer.js';
import type { Collection, Db } from '../../eventing/document-store.js';
import { countedUp, idOf, keepFor, windowOf } from '../kept-entries.js';
import { Noting, type Batch } from '../noting.js';
import { networkOf } from '../../http/network.js';
import type { RefusalEntry } from './refusal-entry.js';

/** Something that was refused to somebody who is signed in. */
export interface Refusal extends Pick<RefusalEntry, 'method' | 'route' | 'ids' | 'code'> {
  readonly viewer: Viewer;
  /** Only its network is kept. */
  readonly address: string;
}

export interface RefusalLogOptions {
  readonly db: Db;
  /** For so many months entries are kept. */
  readonly months: number;
  readonly log: (message: string) => void;
  readonly everyMs?: number;
}

export const REFUSALS = 'refusals';

/** What was refused to whom, noted after the answer and written once a second. */
export class RefusalLog {
  private readonly entries: Collection<RefusalEntry>;
  private readonly noting: Noting<Refusal>;

  constructor(private readonly options: RefusalLogOptions) {
    this.entries = options.db.collection(REFUSALS);
    this.noting = new Noting({ ...options, writeBatch: (batch) => this.writeBatch(batch) });
  }

  async prepare(): Promise<void> {
    const newest = { first: -1, _id: -1 } as const;
    await this.entries.createIndex({ schoolId: 1, ...newest });
    await this.entries.createIndex({ schoolId: 1, personId: 1, ...newest });
    await keepFor(this.options.months, this.entries);
  }

  start(): void {
    this.noting.start();
  }

  stop(): Promise<void> {
    return this.noting.stop();
  }

  /** @param at milliseconds since 1970. */
  note(refusal: Refusal, at: number): void {
    this.noting.add(keyOf(refusal, at), { what: refusal, first: at, last: at, count: 1 });
  }

  private async writeBatch(batch: Batch<Refusal>): Promise<Batch<Refusal>> {
    const changes = batch.flatMap(([, noted]) => {
      const { viewer, address, ...facts } = noted.what;
      const { accountId, personId } = viewer;
      const network = networkOf(address);
      const key = keyOf(noted.what, noted.first);
      return schoolsOf(viewer).map((schoolId) =>
        countedUp(idOf(schoolId, network, key), { schoolId, accountId, personId, ...facts, network }, noted),
      );
    });
    // Where nobody has a school there is nothing to write, which the driver refuses.
    if (changes.length > 0) await this.entries.bulkWrite(changes, { ordered: false });
    return [];
  }
}

const keyOf = ({ viewer, method, route, ids, code, address }: Refusal, at: number): string =>
  JSON.stringify([viewer.accountId, method, route, ids, code, address, windowOf(at)]);

/** An operator has no school. */
const schoolsOf = ({ roles }: Viewer): readonly string[] => [
  ...new Set(roles.map(({ schoolId }) => schoolId)),
];
