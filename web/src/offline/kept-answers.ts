import { cookieIn } from './cookie.js';
import { openKept, sealKept } from './sealed.js';

/** What was answered, and when (milliseconds since 1970). */
export interface Kept {
  readonly answer: unknown;
  readonly at: number;
}

/** Where the browser keeps it: its `caches`, or a map in a test. */
export type Shelves = Pick<CacheStorage, 'open' | 'delete'>;

const SHELF = 'school-journal-kept';
const KEY_COOKIE = 'journal_kept';
/** Beside who is signed in: the weeks of all children and the journal pages that were seen last. */
const MOST = 24;

/**
 * Answers that can be read again without a connection (ADR 49). Each is sealed under a key that lies in a cookie of
 * the session, so that nothing is readable once that has ended, and nothing of another account ever.
 */
export class KeptAnswers {
  constructor(
    private readonly shelves: Shelves,
    private readonly cookies: () => string,
    private readonly now: () => number,
  ) {}

  async keep(path: string, answer: unknown): Promise<void> {
    const key = this.key();
    if (key === undefined) return;
    const at = this.now();
    const sealed = await sealKept({ answer, at }, path, key);
    // Somebody may have signed out meanwhile.
    if (this.key() !== key) return;
    const shelf = await this.shelves.open(SHELF);
    await shelf.delete(path);
    await shelf.put(path, new Response(sealed));
    // In the order in which they were put there, the oldest first.
    const kept = await shelf.keys();
    await Promise.all(kept.slice(0, Math.max(0, kept.length - MOST)).map((old) => shelf.delete(old)));
  }

  async find(path: string): Promise<Kept | undefined> {
    const key = this.key();
    if (key === undefined) {
      await this.forget();
      return undefined;
    }
    const shelf = await this.shelves.open(SHELF);
    const found = await shelf.match(path);
    if (!found) return undefined;
    const opened = await openKept(new Uint8Array(await found.arrayBuffer()), path, key);
    if (opened === undefined) await shelf.delete(path);
    return opened as Kept | undefined;
  }

  async forget(): Promise<void> {
    await this.shelves.delete(SHELF);
  }

  private key(): string | undefined {
    return cookieIn(this.cookies(), KEY_COOKIE);
  }
}
