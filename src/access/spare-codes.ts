import type { Collection, Db } from '../eventing/document-store.js';
import type { Vault } from '../people/vault.js';
import { newPaperCode } from './paper-code.js';
import type { Viewer } from './viewer.js';

interface SpareCode {
  /** Keyed digest of the code. */
  readonly _id: string;
  readonly accountId: string;
}

type Holder = Pick<Viewer, 'accountId' | 'personId'>;

export const SPARE_CODES = 10;

/** Such as `7k2mq-x9c4t`: 50 random bits. */
const newCode = (): string => newPaperCode(10).toLowerCase();

/** As it was made, however it was typed. */
const plain = (code: string): string =>
  code
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/o/g, '0')
    .replace(/[il]/g, '1');

/** Codes on paper, each for one use in place of a second factor; the vault has keyed digests of them only. */
export class SpareCodes {
  private readonly codes: Collection<SpareCode>;

  constructor(
    db: Db,
    private readonly vault: Vault,
  ) {
    this.codes = db.collection('spareCodes');
  }

  async prepare(): Promise<void> {
    await this.codes.createIndex({ accountId: 1 });
  }

  /** Makes ten, in place of those that there were. @returns them, to be shown once. */
  async issue(holder: Holder): Promise<readonly string[]> {
    const { accountId } = holder;
    const codes = Array.from({ length: SPARE_CODES }, newCode);
    const digests = await Promise.all(codes.map((code) => this.digestOf(code, holder)));
    await this.removeAllOf(accountId);
    await this.codes.insertMany(digests.map((_id) => ({ _id, accountId })));
    return codes;
  }

  /** Uses a code up. @returns whether there was such a one. */
  async use(code: string, holder: Holder): Promise<boolean> {
    const _id = await this.digestOf(code, holder);
    const { deletedCount } = await this.codes.deleteOne({ _id, accountId: holder.accountId });
    return deletedCount > 0;
  }

  async leftOf(accountId: string): Promise<number> {
    return (await this.codes.find({ accountId }).toArray()).length;
  }

  async removeAllOf(accountId: string): Promise<void> {
    await this.codes.deleteMany({ accountId });
  }

  private digestOf(code: string, { accountId, personId }: Holder): Promise<string> {
    return this.vault.digest(personId, `spare code ${accountId} ${plain(code)}`);
  }
}
