import type { Collection, Db } from '../../eventing/document-store.js';
import type { Vault } from '../../people/vault.js';
import { signerKey, type SignerKey } from '../transparency/signer-key.js';

/** A key of the log, as everybody may know it. */
export interface LogKey {
  readonly vkey: string;
  /** Instants of ISO 8601 in UTC between which it signs. */
  readonly from: string;
  readonly until?: string;
}

interface StoredKey extends LogKey {
  readonly _id: number;
}

interface StoredName {
  readonly _id: string;
  readonly origin: string;
}

/** The log's name and its signing keys. The seeds are in the vault; each checkpoint is signed by every key of its time. */
export class LogKeys {
  private readonly keys: Collection<StoredKey>;
  private readonly names: Collection<StoredName>;

  constructor(
    db: Db,
    private readonly vault: Vault,
  ) {
    this.keys = db.collection('logKeys');
    this.names = db.collection('logNames');
  }

  /**
   * The log's name, given on first use; a log keeps its name for good.
   * @throws Error where another one is wanted
   */
  async origin(wanted: { readonly origin: string; readonly isAsked: boolean }): Promise<string> {
    const kept = await this.knownOrigin();
    if (kept === undefined) {
      await this.names.insertOne({ _id: 'origin', origin: wanted.origin });
      return wanted.origin;
    }
    if (wanted.isAsked && kept !== wanted.origin) {
      throw new Error(`LOG_ORIGIN is ${wanted.origin}, but this log is ${kept}: a log keeps its name.`);
    }
    return kept;
  }

  /** The log's name, where it has one yet. */
  async knownOrigin(): Promise<string | undefined> {
    return (await this.names.findOne({ _id: 'origin' }))?.origin;
  }

  /** All keys that the log has or had, the newest first. */
  async all(): Promise<readonly LogKey[]> {
    const found = await this.keys.find().sort({ _id: -1 }).toArray();
    return found.map(({ vkey, from, until }) => ({ vkey, from, ...(until === undefined ? {} : { until }) }));
  }

  /** The keys that sign at an instant; the first one is made where there is none. */
  async signers(origin: string, at: string): Promise<readonly SignerKey[]> {
    const found = await this.keys.find().sort({ _id: -1 }).toArray();
    if (found.length === 0) return [await this.make(1, origin, at)];
    const signing = found.filter(({ from, until }) => from <= at && (until === undefined || at < until));
    return Promise.all(signing.map(({ _id }) => this.signer(_id, origin)));
  }

  /** Begins a new key; the one before signs along until `until`, so that whoever follows the log can change over. */
  async rotate(origin: string, at: string, until: string): Promise<LogKey> {
    const [newest] = await this.keys.find().sort({ _id: -1 }).limit(1).toArray();
    const { vkey } = await this.make((newest?._id ?? 0) + 1, origin, at);
    if (newest)
      await this.keys.updateOne({ _id: newest._id, until: { $exists: false } }, { $set: { until } });
    return { vkey, from: at };
  }

  private async make(number: number, origin: string, at: string): Promise<SignerKey> {
    const signer = await this.signer(number, origin);
    await this.keys.insertOne({ _id: number, vkey: signer.vkey, from: at });
    return signer;
  }

  private async signer(number: number, origin: string): Promise<SignerKey> {
    return signerKey('log', origin, await this.vault.secret(`log key ${number.toString()}`));
  }
}
