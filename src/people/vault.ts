import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Collection, Db } from '../eventing/document-store.js';
import { isDuplicate } from '../eventing/document-store.js';
import type { Sealed } from './sealed.values.js';

interface WrappedKey {
  readonly _id: string;
  /** The key, encrypted with the master key: nonce, ciphertext, tag; base64url. */
  readonly wrapped: string;
}

/**
 * Everybody's data keys, each wrapped by the master key, outside the event store (DESIGN.md §5). Destroying a
 * person's key makes everything unreadable that was ever sealed with it, while every event stays as it is.
 */
export class Vault {
  private readonly keys: Collection<WrappedKey>;
  private readonly unwrapped = new LRUCache<string, Buffer>({ max: 20_000 });
  private destructions = 0;

  constructor(
    db: Db,
    private readonly master: Buffer,
  ) {
    this.keys = db.collection('keys');
  }

  /**
   * Seals a text with a person's key, which is made where there is none yet.
   * @param place what it is written in: the command, and the entry where that has several. It opens nowhere else.
   */
  async seal(personId: string, text: string, place: string): Promise<Sealed> {
    const key = await this.keyOf(personId, true);
    return { sealed: encrypt(key, text, `${personId} ${place}`), of: personId, in: place };
  }

  /** What a sealed text says, or undefined where the person has been erased. @throws where it was tampered with. */
  async open(sealed: Sealed): Promise<string | undefined> {
    const key = await this.keyOf(sealed.of, false);
    return key && decrypt(key, sealed.sealed, `${sealed.of} ${sealed.in}`);
  }

  /** A digest that only the holder of the person's key can compute: tells whether a text changed. */
  async digest(personId: string, text: string): Promise<string> {
    return createHmac('sha256', await this.keyOf(personId, true))
      .update(`digest ${text}`)
      .digest('base64url');
  }

  /** A secret of this installation, made on first use; the same ever after. */
  async secret(name: string): Promise<Buffer> {
    return this.keyOf(`secret ${name}`, true);
  }

  /** Destroys a person's key, in this process at once and durably. */
  async destroyKeyOf(personId: string): Promise<void> {
    this.unwrapped.delete(personId);
    await this.keys.deleteOne({ _id: personId });
    this.unwrapped.delete(personId);
    this.destructions++;
  }

  private keyOf(id: string, make: true): Promise<Buffer>;
  private keyOf(id: string, make: boolean): Promise<Buffer | undefined>;
  private async keyOf(id: string, make: boolean): Promise<Buffer | undefined> {
    const known = this.unwrapped.get(id);
    if (known) return known;
    const { destructions } = this;
    const stored = (await this.keys.findOne({ _id: id })) ?? (make ? await this.makeKey(id) : null);
    if (!stored) return undefined;
    const key = Buffer.from(decrypt(this.master, stored.wrapped, id), 'base64');
    // What was read while a key was destroyed may be that key: it is not kept.
    if (this.destructions === destructions) this.unwrapped.set(id, key);
    return key;
  }

  private async makeKey(id: string): Promise<WrappedKey | null> {
    const made = { _id: id, wrapped: encrypt(this.master, randomBytes(32).toString('base64'), id) };
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

const NONCE = 12;
const TAG = 16;

const encrypt = (key: Buffer, text: string, associated: string): string => {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(associated));
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
    'base64url',
  );
};

const decrypt = (key: Buffer, sealed: string, associated: string): string => {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG })
    .setAAD(Buffer.from(associated))
    .setAuthTag(bytes.subarray(bytes.length - TAG));
  return (
    decipher.update(bytes.subarray(NONCE, bytes.length - TAG), undefined, 'utf8') + decipher.final('utf8')
  );
};
