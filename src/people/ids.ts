import { createHmac } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Ids of 80 bits, 16 letters of Crockford's base 32, that follow from a name by a keyed hash: the same source
 * always gets the same id, and without the installation's key nobody learns from an id which name it came from.
 */
export class Ids {
  constructor(private readonly key: Buffer) {}

  /** The id of a thing of a kind, by what identifies it where it comes from. */
  of(kind: string, ...name: readonly string[]): string {
    return this.hash([kind, ...name]).slice(0, 16);
  }

  /**
   * An id of this installation as the source id of what is taken elsewhere: this installation knows it for its own
   * when it comes back, and any other one takes it for a name like every other.
   */
  sourceIdOf(id: string): string {
    return `${this.mark}${id}`;
  }

  /** The id that a source id of this installation's own was made of; undefined for every other. */
  ownIn(sourceId: string): string | undefined {
    return sourceId.startsWith(this.mark) ? sourceId.slice(this.mark.length) : undefined;
  }

  /** Tells this installation from any other, and nothing about its key. */
  private get mark(): string {
    return `journal.${this.fingerprint('installation').slice(0, 8)}.`;
  }

  /** A digest of a request: 64 bits, to tell whether a repeated command is the same. */
  fingerprint(...parts: readonly string[]): string {
    return this.hash(['fingerprint', ...parts]).slice(0, 13);
  }

  private hash(parts: readonly string[]): string {
    const digest = createHmac('sha256', this.key).update(JSON.stringify(parts)).digest();
    let bits = 0;
    let value = 0;
    let text = '';
    for (const byte of digest.subarray(0, 10)) {
      value = (value << 8) | byte;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text += ALPHABET.charAt((value >>> bits) & 31);
      }
      value &= (1 << bits) - 1;
    }
    return text;
  }
}
