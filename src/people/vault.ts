import { createHmac, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Collection, Db } from '../eventing/document-store.js';
import { isDuplicate } from '../eventing/document-store.js';
import { DomainError } from '../eventing/domain-error.js';
import { decrypt, encrypt } from './keys/aead.js';
import { LocalKeys, onlyKey } from './keys/local-keys.js';
import type { MasterKeys, WrappedKey } from './keys/master-keys.js';
import type { Sealed } from './sealed.values.js';

/** Whose it is, with the key; or, where it was destroyed, since when there is none. */
export interface StoredKey extends Partial<WrappedKey> {
  readonly _id: string;
  readonly destroyedAt?: Date;
}

/** Everybody's data keys, as they are kept. */
export const keysIn = (db: Db): Collection<StoredKey> => db.collection('keys');

const LOOKS_EVERY_MS = 1_000;
/** For so long what another process destroyed is looked for: longer than their clocks may differ. */
const LOOKS_BACK_MS = 10 * 60_000;
const TELLS_TIMES = 5;

/**
 * Everybody's data keys, each wrapped by a master key, outside the event store (DESIGN.md §5). Destroying a
 * person's key makes everything unreadable that was ever sealed with it, while every event stays as it is; what is
 * left in its place says that there shall be none again.
 */
export class Vault {
  private readonly keys: Collection<StoredKey>;
  private readonly master: MasterKeys;
  private readonly unwrapped = new LRUCache<string, Buffer>({ max: 20_000 });
  private destructions = 0;
  private looking: NodeJS.Timeout | undefined;

  /** @param master the master keys; a key by itself where there never was another one. */
  constructor(db: Db, master: MasterKeys | Buffer) {
    this.keys = keysIn(db);
    this.master = Buffer.isBuffer(master) ? new LocalKeys(onlyKey(master)) : master;
  }

  /**
   * Has what is destroyed in other processes forgotten here too, within a second or two.
   * @param onForgotten told some times after each: what was made with the key is to be made anew.
   * @param onFailure told where it couldn't be looked for; it is tried again.
   */
  async start(onForgotten: () => void, onFailure: (error: unknown) => void): Promise<void> {
    await this.keys.createIndex({ destroyedAt: 1 });
    let noticed: ReadonlyMap<string, number> = new Map();
    const look = async (): Promise<void> => {
      const destroyed = await this.forgetDestroyed(new Date(Date.now() - LOOKS_BACK_MS));
      noticed = new Map(destroyed.map((id) => [id, (noticed.get(id) ?? 0) + 1]));
      // Something may be in the making with a key that was opened just before.
      if ([...noticed.values()].some((times) => times <= TELLS_TIMES)) onForgotten();
    };
    const lookLater = (): void => {
      this.looking = setTimeout(() => {
        void look()
          .catch(onFailure)
          .then(() => {
            if (this.looking) lookLater();
          });
      }, LOOKS_EVERY_MS).unref();
    };
    lookLater();
  }

  stop(): void {
    clearTimeout(this.looking);
    this.looking = undefined;
  }

  /**
   * Seals a text with a person's key, which is made where there is none yet.
   * @param place what it is written in: the command, and the entry where that has several. It opens nowhere else.
   * @throws DomainError `person-erased`
   */
  async seal(personId: string, text: string, place: string): Promise<Sealed> {
    const key = await this.keyFor(personId);
    return { sealed: encrypt(key, text, `${personId} ${place}`), of: personId, in: place };
  }

  /** What a sealed text says, or undefined where the person has been erased. @throws where it was tampered with. */
  async open(sealed: Sealed): Promise<string | undefined> {
    const key = await this.keyOf(sealed.of, false);
    return key && decrypt(key, sealed.sealed, `${sealed.of} ${sealed.in}`);
  }

  /**
   * A digest that only the holder of the person's key can compute: tells whether a text changed.
   * @throws DomainError `person-erased`
   */
  async digest(personId: string, text: string): Promise<string> {
    return createHmac('sha256', await this.keyFor(personId))
      .update(`digest ${text}`)
      .digest('base64url');
  }

  /** Whether anything was sealed with the person's key, and can still be opened. */
  async knows(personId: string): Promise<boolean> {
    return (await this.keyOf(personId, false)) !== undefined;
  }

  /** A secret of this installation, made on first use; the same ever after. */
  async secret(name: string): Promise<Buffer> {
    return this.keyFor(`secret ${name}`);
  }

  /** Those of some people whose keys were destroyed, in whichever process. */
  async erasedAmong(personIds: readonly string[]): Promise<readonly string[]> {
    const destroyed = { _id: { $in: [...personIds] }, destroyedAt: { $exists: true } };
    return (await this.keys.find(destroyed).toArray()).map(({ _id }) => _id);
  }

  /** Destroys a person's key for good, in this process at once and durably. */
  async destroyKeyOf(personId: string): Promise<void> {
    this.unwrapped.delete(personId);
    await this.keys.replaceOne({ _id: personId }, { destroyedAt: new Date() }, { upsert: true });
    this.unwrapped.delete(personId);
    this.destructions++;
  }

  /** Forgets the keys that were destroyed since then, wherever that was. @returns whose */
  private async forgetDestroyed(since: Date): Promise<readonly string[]> {
    const found = await this.keys.find({ destroyedAt: { $gt: since } }).toArray();
    for (const { _id } of found) this.unwrapped.delete(_id);
    return found.map(({ _id }) => _id);
  }

  private async keyFor(id: string): Promise<Buffer> {
    const key = this.unwrapped.get(id) ?? (await this.keyOf(id, true));
    if (key) return key;
    throw new DomainError(
      'person-erased',
      'What was known of this person was erased; nothing more can be written about them.',
      'gone',
    );
  }

  private async keyOf(id: string, make: boolean): Promise<Buffer | undefined> {
    const known = this.unwrapped.get(id);
    if (known) return known;
    const { destructions } = this;
    const stored = (await this.keys.findOne({ _id: id })) ?? (make ? await this.makeKey(id) : null);
    if (stored?.wrapped === undefined) return undefined;
    const key = await this.master.unwrap({ ...stored, wrapped: stored.wrapped }, id);
    // What was read while a key was destroyed may be that key: it is not kept.
    if (this.destructions === destructions) this.unwrapped.set(id, key);
    return key;
  }

  private async makeKey(id: string): Promise<StoredKey | null> {
    const made = { _id: id, ...(await this.master.wrap(randomBytes(32), id)) };
    try {
      await this.keys.insertOne(made);
      return made;
    } catch (error) {
      // Somebody else made it in between: that one counts.
      if (isDuplicate(error)) return this.keys.findOne({ _id: id });
      throw error;
    }
  }
}
