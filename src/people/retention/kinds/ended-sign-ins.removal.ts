import { accounts } from '../../../../projections/accounts/projection.js';
import { lastChanged } from '../../../../projections/last-changed/projection.js';
import type { Collection, Db } from '../../../eventing/document-store.js';
import type { Reads } from '../../../eventing/fresh-reader.js';
import type { LiveDocuments } from '../../../eventing/projecting/live-documents.js';
import type { Runners } from '../../../runners.js';
import { batchesOf, type Removal, type UnderWay } from './removal.js';

interface OfAccount {
  readonly _id: string;
  readonly accountId?: string;
}

export interface EndedSignInsTools {
  readonly db: Db;
  readonly documents: Pick<LiveDocuments, 'find'>;
  readonly reads: Pick<Reads, 'getMany'>;
  readonly accounts: Pick<Runners['accounts'], 'load'>;
}

/** What an account was signed in with, after its access ended. */
export class EndedSignInsRemoval implements Removal {
  private readonly credentials: Collection<OfAccount>;
  /** Each names the account. */
  private readonly others: readonly Collection<OfAccount>[];

  constructor(private readonly tools: EndedSignInsTools) {
    this.credentials = tools.db.collection('credentials');
    this.others = ['secondFactors', 'spareCodes', 'devices'].map((name) => tools.db.collection(name));
  }

  async count(before: Date): Promise<number> {
    return (await this.over(before)).length;
  }

  async remove(before: Date, run: UnderWay): Promise<void> {
    for (const accountId of await this.over(before)) {
      // The roster may have brought somebody back meanwhile.
      if ((await this.tools.accounts.load(accountId)).ended) {
        await Promise.all(this.others.map((each) => each.deleteMany({ accountId })));
        await this.credentials.deleteOne({ _id: accountId });
      }
      await run.goOn();
    }
  }

  /** Accounts that ended before an instant, and of which something is there. */
  private async over(before: Date): Promise<readonly string[]> {
    const ended: string[] = [];
    const sought = { filter: { ended: true }, sort: { _id: 1 } } as const;
    for await (const { _id } of this.tools.documents.find(accounts, sought)) ended.push(_id);
    const found: string[] = [];
    for (const ids of batchesOf(ended)) {
      const changed = await this.tools.reads.getMany(lastChanged, ids);
      const old = ids.filter((id) => {
        const at = changed.get(id)?.at;
        return at !== undefined && new Date(at) < before;
      });
      if (old.length > 0) found.push(...(await this.withSomething(old)));
    }
    return found;
  }

  private async withSomething(accountIds: readonly string[]): Promise<readonly string[]> {
    const among = { $in: [...accountIds] };
    const [credentials, ...others] = await Promise.all([
      this.credentials.find({ _id: among }, { projection: { _id: 1 } }).toArray(),
      ...this.others.map((each) =>
        each.find({ accountId: among }, { projection: { accountId: 1 } }).toArray(),
      ),
    ]);
    const having = new Set([
      ...credentials.map(({ _id }) => _id),
      ...others.flat().map(({ accountId }) => accountId),
    ]);
    return accountIds.filter((id) => having.has(id));
  }
}
