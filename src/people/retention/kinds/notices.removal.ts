import type { Collection, Db } from '../../../eventing/document-store.js';
import type { LedgerEntry, NoticeState } from '../../../notices/ledger.js';
import { BATCH, type Removal, type UnderWay } from './removal.js';

/** Whatever may still be sent stays. */
const DONE: readonly NoticeState[] = ['sent', 'delivered', 'failed', 'suppressed'];

const over = (before: Date) => ({ state: { $in: [...DONE] }, dueAt: { $lt: before } });

/** Entries of the ledger of notices. What they told happened long before: it is too old to be told again. */
export class NoticesRemoval implements Removal {
  private readonly entries: Collection<LedgerEntry>;

  constructor(db: Db) {
    this.entries = db.collection('notices');
  }

  async prepare(): Promise<void> {
    await this.entries.createIndex({ dueAt: 1 });
  }

  count(before: Date): Promise<number> {
    return this.entries.countDocuments(over(before));
  }

  async remove(before: Date, run: UnderWay): Promise<void> {
    for (;;) {
      const found = await this.entries
        .find(over(before), { projection: { _id: 1 } })
        .limit(BATCH)
        .toArray();
      if (found.length === 0) return;
      // Once more only what is over: somebody may have had one of them sent again.
      await this.entries.deleteMany({ _id: { $in: found.map(({ _id }) => _id) }, ...over(before) });
      await run.goOn();
    }
  }
}
