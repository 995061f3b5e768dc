import {
  delayAfter,
  nextToSend,
  withAdded,
  withAttempt,
  without,
  withoutShown,
  withRefusal,
  withRetry,
  withSaved,
  type Entered,
  type Entry,
  type Refused,
  type Saved,
} from './entries.js';
import type { EntryStorage } from './entry-storage.js';
import { isUndoable, type Corrected, type Step } from './steps.js';

/** What became of an entry that was sent: `again` where nothing is known, `stop` where nobody is signed in. */
export type Sent =
  | { readonly outcome: 'saved'; readonly saved: Saved }
  | { readonly outcome: 'refused'; readonly refusal: Refused }
  | { readonly outcome: 'again' }
  | { readonly outcome: 'stop' };

interface Means {
  readonly storage: Pick<EntryStorage, 'all' | 'keep' | 'remove'>;
  readonly send: (entry: Entry) => Promise<Sent>;
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
  private entries: readonly Entry[];
  /** What was entered and corrected in this window and not undone, with what became of it; the last one last. */
  private undoable: readonly Step[] = [];
  private readonly listeners = new Set<() => void>();
  private isSending = false;

  constructor(private readonly means: Means) {
    this.entries = means.storage.all();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly all = (): readonly Entry[] => this.entries;

  readonly steps = (): readonly Step[] => this.undoable;

  add(entered: Entered): void {
    const key = this.means.newKey();
    this.entries = withAdded(this.entries, entered, key, this.means.now());
    const added = this.entries.at(-1);
    if (added) this.withStep(added);
    this.tell(key);
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
    this.tell();
  }

  /** Lets go of what a page shows by now. */
  shown(pageId: string, isReached: (position: string) => boolean): void {
    const left = withoutShown(this.entries, pageId, isReached);
    if (left === this.entries) return;
    this.entries = left;
    this.tell();
  }

  /** Sends whatever waits; does nothing where that is under way. */
  async sendAll(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    try {
      let failures = 0;
      for (let entry = nextToSend(this.entries); entry; entry = nextToSend(this.entries)) {
        const { key } = entry;
        this.entries = withAttempt(this.entries, key);
        this.tell(key);
        const sent = await this.means.send(entry);
        if (sent.outcome === 'stop') return;
        if (sent.outcome === 'again') {
          await this.means.pause(delayAfter(failures++));
          continue;
        }
        failures = 0;
        this.entries =
          sent.outcome === 'saved'
            ? withSaved(this.entries, key, sent.saved)
            : withRefusal(this.entries, key, sent.refusal);
        this.tell(key);
      }
    } finally {
      this.isSending = false;
    }
  }

  private withStep(step: Step): void {
    this.undoable = [...this.undoable, step].slice(-REMEMBERED);
  }

  /** Keeps what changed as it is now, and tells whoever shows it. */
  private tell(key?: string): void {
    const entry = this.entries.find((one) => one.key === key);
    if (entry) this.undoable = this.undoable.map((one) => (one.key === key ? entry : one));
    if (key !== undefined) {
      if (entry === undefined || entry.saved) this.means.storage.remove(key);
      else this.means.storage.keep(entry);
    }
    for (const listener of this.listeners) listener();
  }
}
