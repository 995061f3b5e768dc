import {
  delayAfter,
  isEntry,
  isWaiting,
  isWritten,
  nextToSend,
  withAdded,
  withAttempt,
  without,
  withoutShown,
  withRefusal,
  withRetry,
  withSaved,
  withStored,
  withWords,
  type Item,
  type Refused,
  type Saved,
  type ToEnter,
  type ToWrite,
  type Written,
} from './entries.js';
import type { Words } from '../waiting/words.js';
import type { EntryStorage } from './entry-storage.js';
import { isUndoable, type Corrected, type Step } from './steps.js';

/** What became of an entry that was sent: `again` where nothing is known, `stop` where nobody is signed in. */
export type Sent =
  | { readonly outcome: 'saved'; readonly saved: Saved }
  | { readonly outcome: 'refused'; readonly refusal: Refused }
  | { readonly outcome: 'again' }
  | { readonly outcome: 'stop' };

/** What became of words: in the journal, or in the line of what waits. */
export type WrittenOutcome = 'saved' | 'waiting';

interface Means {
  readonly storage: Pick<EntryStorage, 'all' | 'keep' | 'remove'>;
  readonly send: (item: Item) => Promise<Sent>;
  /** Sends words that somebody waits for. @returns whether the journal answered. @throws as it refused. */
  readonly sendNow: (words: Words, where: Pick<Written, 'pageId' | 'lessonId' | 'key'>) => Promise<boolean>;
  /** Words as the browser may keep them, and back; none where it can't, or where they don't open. */
  readonly seal: (words: Words, key: string) => Promise<string | undefined>;
  readonly open: (sealed: string, key: string) => Promise<Words | undefined>;
  /** Does something while no other window of this browser does it. */
  readonly alone: <Done>(work: () => Promise<Done>) => Promise<Done>;
  /** Ends after so many milliseconds, or when `wake` is called. */
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly newKey: () => string;
  readonly now: () => number;
}

/** How many of the last steps can be undone. */
const REMEMBERED = 200;

/**
 * What was entered and is not shown by its page yet. It is kept before it is sent, sent in order, one at a time, and
 * again until there is an answer: nothing is lost with the connection or the window, and nothing is stored twice.
 */
export class PendingEntries {
  private entries: readonly Item[];
  /** Keys of what the browser keeps, as far as this window knows. */
  private readonly kept: Set<string>;
  /** What was entered and corrected in this window and not undone, with what became of it; the last one last. */
  private undoable: readonly Step[] = [];
  private readonly listeners = new Set<() => void>();
  private isSending = false;

  constructor(private readonly means: Means) {
    this.entries = means.storage.all();
    this.kept = new Set(this.entries.map(({ key }) => key));
    void this.openAll();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly all = (): readonly Item[] => this.entries;

  readonly steps = (): readonly Step[] => this.undoable;

  add(entered: ToEnter): void {
    const key = this.means.newKey();
    this.entries = withAdded(this.entries, entered, key, this.means.now());
    const added = this.entries.at(-1);
    if (added && isEntry(added)) this.withStep(added);
    this.tell(key);
    void this.sendAll();
  }

  /**
   * Has words written at once. Where no answer comes, or something waits that goes before them, they wait as well.
   *
   * @throws ProblemError as the journal refused them
   */
  async write(written: ToWrite & { readonly words: Words }): Promise<WrittenOutcome> {
    const key = this.means.newKey();
    const isFirst = !this.entries.some(isWaiting);
    if (isFirst && (await this.means.sendNow(written.words, { ...written, key }))) return 'saved';
    const kept = await this.sealed(written, key);
    this.entries = withAdded(this.entries, kept, key, this.means.now());
    // An answer that got lost may have said that it is written.
    if (isFirst) this.entries = withAttempt(this.entries, key);
    this.tell(key);
    void this.sendAll();
    return 'waiting';
  }

  /** Lets others wait in the place of words that were refused. */
  async writeInstead(refused: Written, words: Words): Promise<void> {
    const key = this.means.newKey();
    const { pageId, lessonId } = refused;
    const kept = await this.sealed({ pageId, lessonId, words }, key);
    this.entries = withAdded(this.entries, kept, key, this.means.now());
    this.tell(key);
    this.drop(refused.key);
    void this.sendAll();
  }

  /** Something that was corrected, or that could not be undone yet. */
  remember(step: Omit<Corrected, 'key'> | Step): void {
    this.withStep('key' in step ? step : { ...step, key: this.means.newKey() });
    this.tell();
  }

  /** Forgets one that was refused or never sent. */
  drop(key: string): void {
    this.entries = without(this.entries, key);
    this.undoable = this.undoable.filter((step) => step.key !== key);
    this.tell(key);
  }

  retry(key: string): void {
    this.entries = withRetry(this.entries, key);
    this.tell(key);
    void this.sendAll();
  }

  /** What is undone next on a page. */
  lastOf(pageId: string): Step | undefined {
    return this.undoable.findLast((step) => step.pageId === pageId && isUndoable(step));
  }

  forgetUndo(isGone: (step: Step) => boolean): void {
    this.undoable = this.undoable.filter((step) => !isGone(step));
    this.tell();
  }

  /** Sends nothing more, and keeps nothing of it. */
  forget(): void {
    const forgotten = this.entries;
    [this.entries, this.undoable] = [[], []];
    for (const { key } of forgotten) this.means.storage.remove(key);
    this.kept.clear();
    this.tell();
  }

  /** Lets go of what a page shows by now. */
  shown(pageId: string, isReached: (position: string) => boolean): void {
    const left = withoutShown(this.entries, pageId, isReached);
    if (left === this.entries) return;
    this.entries = left;
    this.tell();
  }

  /** Goes on with what another window has left, sent or dropped. */
  lookAgain(): void {
    this.takeOver();
    void this.sendAll();
  }

  /** Sends whatever waits; does nothing where that is under way. */
  async sendAll(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    try {
      let failures = 0;
      for (let next = nextToSend(this.entries); next; next = nextToSend(this.entries)) {
        const { key } = next;
        const outcome = await this.means.alone(() => this.sendOne(key));
        if (outcome === 'stop') return;
        if (outcome === 'again') await this.means.pause(delayAfter(failures++));
        else failures = 0;
      }
    } finally {
      this.isSending = false;
    }
  }

  private async sendOne(key: string): Promise<Sent['outcome']> {
    // Another window may have sent it while this one waited for its turn.
    this.takeOver();
    if (!this.entries.some((item) => item.key === key && isWaiting(item))) return 'saved';
    this.entries = withAttempt(this.entries, key);
    this.tell(key);
    const item = this.entries.find((one) => one.key === key);
    if (!item) return 'saved';
    const sent = await this.means.send(item);
    if (sent.outcome === 'saved') this.entries = withSaved(this.entries, key, sent.saved);
    if (sent.outcome === 'refused') this.entries = withRefusal(this.entries, key, sent.refusal);
    if (sent.outcome === 'saved' || sent.outcome === 'refused') this.tell(key);
    return sent.outcome;
  }

  private takeOver(): void {
    const stored = this.means.storage.all();
    const now = withStored(this.entries, stored, this.kept);
    for (const { key } of stored) this.kept.add(key);
    if (now === this.entries) return;
    this.entries = now;
    void this.openAll();
    this.tell();
  }

  private async openAll(): Promise<void> {
    for (const { key, sealed, words } of this.entries.filter(isWritten)) {
      if (words !== undefined || sealed === undefined) continue;
      const opened = await this.means.open(sealed, key);
      if (opened === undefined) continue;
      this.entries = withWords(this.entries, key, opened);
      this.tell();
    }
  }

  private async sealed(written: ToWrite & { readonly words: Words }, key: string): Promise<ToWrite> {
    const sealed = await this.means.seal(written.words, key);
    return sealed === undefined ? written : { ...written, sealed };
  }

  private withStep(step: Step): void {
    this.undoable = [...this.undoable, step].slice(-REMEMBERED);
  }

  /** Keeps what changed as it is now, and tells whoever shows it. */
  private tell(key?: string): void {
    const item = this.entries.find((one) => one.key === key);
    if (item && isEntry(item)) this.undoable = this.undoable.map((one) => (one.key === key ? item : one));
    if (key !== undefined) this.store(key, item);
    for (const listener of this.listeners) listener();
  }

  private store(key: string, item: Item | undefined): void {
    if (item !== undefined && !item.saved) {
      if (this.means.storage.keep(item)) this.kept.add(key);
      return;
    }
    this.means.storage.remove(key);
    this.kept.delete(key);
  }
}
