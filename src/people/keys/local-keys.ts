import { createHash, randomBytes } from 'node:crypto';
import { decrypt, encrypt } from './aead.js';
import { CannotRotate, type CurrentKey, type MasterKeys, type WrappedKey } from './master-keys.js';

/** Where master keys are kept: the current one first, those before after it. */
export interface KeyPlace {
  read(): Promise<readonly Buffer[]>;
  /** Replaces all, or leaves all; missing where they can't be written from here. */
  readonly replace?: (keys: readonly Buffer[]) => Promise<void>;
}

/** A key by itself, where there never was another one. */
export const onlyKey = (key: Buffer): KeyPlace => ({ read: () => Promise.resolve([key]) });

/** Names a key without telling anything about it: 66 bits of a hash of its 256 random ones. */
export const localKeyId = (key: Buffer): string =>
  `local-${createHash('sha256').update('school-journal master key\n').update(key).digest('base64url').slice(0, 11)}`;

/**
 * Master keys at hand. Their place is looked at again before anything is wrapped, which is seldom, and where a key is
 * met that isn't known: so a process that runs takes part in a rotation that another one began.
 */
export class LocalKeys implements MasterKeys {
  private known: ReadonlyMap<string, Buffer> = new Map();

  constructor(private readonly place: KeyPlace) {}

  async current(): Promise<CurrentKey> {
    const { id } = await this.newest();
    return { id, hasBefore: this.known.size > 1 };
  }

  async wrap(key: Buffer, of: string): Promise<Required<WrappedKey>> {
    const { id, master } = await this.newest();
    return { wrapped: encrypt(master, key.toString('base64'), of), by: id };
  }

  async unwrap({ wrapped, by }: WrappedKey, of: string): Promise<Buffer> {
    if (by === undefined) return this.unwrapByAny(wrapped, of);
    if (!this.known.has(by)) await this.look();
    const master = this.known.get(by);
    if (!master) throw new Error(`The master key ${by} is not there: what it wraps can't be opened.`);
    return unwrapWith(master, wrapped, of);
  }

  async rotate(): Promise<string> {
    const { replace } = this.place;
    if (!replace) {
      throw new CannotRotate(
        'MASTER_KEY comes from the environment: start everything with a new one, and this one in MASTER_KEYS_BEFORE.',
      );
    }
    await replace([randomBytes(32), ...(await this.place.read())]);
    return (await this.newest()).id;
  }

  async forgetThoseBefore(): Promise<readonly string[]> {
    const [current, ...before] = await this.place.read();
    if (!current || before.length === 0) return [];
    if (!this.place.replace) {
      throw new CannotRotate('They come from the environment: take MASTER_KEYS_BEFORE out of it.');
    }
    await this.place.replace([current]);
    await this.look();
    return before.map(localKeyId);
  }

  private async newest(): Promise<{ readonly id: string; readonly master: Buffer }> {
    await this.look();
    const [first] = this.known;
    if (!first) throw new Error('There is no master key.');
    return { id: first[0], master: first[1] };
  }

  private async look(): Promise<void> {
    this.known = new Map((await this.place.read()).map((key) => [localKeyId(key), key]));
  }

  /** Wrapped before keys had ids: GCM tells which one it was. */
  private async unwrapByAny(wrapped: string, of: string): Promise<Buffer> {
    if (this.known.size === 0) await this.look();
    let failure: unknown;
    for (const master of this.known.values()) {
      try {
        return unwrapWith(master, wrapped, of);
      } catch (error) {
        failure = error;
      }
    }
    throw failure;
  }
}

const unwrapWith = (master: Buffer, wrapped: string, of: string): Buffer =>
  Buffer.from(decrypt(master, wrapped, of), 'base64');
