import type { Item, Written } from './entries.js';

/** What of the browser's storage is needed: of `localStorage`, or of a map in a test. */
export type Shelf = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

const PREFIX = 'school-journal.entry.';

/**
 * Entries of an account that the journal has not answered yet, each under a key of its own: two windows never write
 * over each other's, and what both send is stored once by its Idempotency-Key.
 */
export class EntryStorage {
  private readonly prefix: string;

  constructor(
    private readonly shelf: Shelf,
    accountId: string,
  ) {
    this.prefix = `${PREFIX}${accountId}.`;
  }

  /** In the order in which they were entered. */
  all(): readonly Item[] {
    return this.keys()
      .flatMap((key) => {
        const text = this.shelf.getItem(key);
        return text === null ? [] : [JSON.parse(text) as Item];
      })
      .sort((a, b) => a.number - b.number);
  }

  /** @returns whether it is kept: words are as they were sealed, and not where they weren't. */
  keep(item: Item): boolean {
    const { words, ...kept } = item as Written;
    if (words !== undefined && kept.sealed === undefined) return false;
    try {
      this.shelf.setItem(this.prefix + item.key, JSON.stringify(kept));
      return true;
    } catch {
      // The browser keeps nothing more. It is sent from this window all the same, which asks before it closes.
      return false;
    }
  }

  remove(key: string): void {
    this.shelf.removeItem(this.prefix + key);
  }

  clear(): void {
    for (const key of this.keys()) this.shelf.removeItem(key);
  }

  /** Whether a key of the browser's storage is of an entry of this account. */
  isOf(key: string): boolean {
    return key.startsWith(this.prefix);
  }

  private keys(): readonly string[] {
    const keys = Array.from({ length: this.shelf.length }, (_, index) => this.shelf.key(index) ?? '');
    return keys.filter((key) => this.isOf(key));
  }
}
