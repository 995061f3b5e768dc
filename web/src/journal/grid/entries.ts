import type { Words } from '../waiting/words.js';
import type { Mark } from './typed.js';

/** Something that was entered, from then on until the page shows it. */
export interface Entered {
  /** The Idempotency-Key under which it is sent, however often. */
  readonly key: string;
  /** Its place in the order in which things were entered. */
  readonly number: number;
  readonly pageId: string;
  readonly lessonId: string;
  /** How often it was sent. What was never sent is nowhere but here. */
  readonly attempts: number;
  /** Why the journal would not have it, where it said so. */
  readonly refusal?: { readonly code: string; readonly message: string };
  /** From where on a page shows it, once the journal has it. */
  readonly saved?: { readonly position: string | undefined; readonly gradeId?: string };
}

/** A grade or absence. Ids and values, no names or words. */
export interface Entry extends Entered {
  readonly pupilId: string;
  readonly mark: Mark;
  /** Code of the kind of work, of a grade. */
  readonly work?: string;
  /** The debt that a grade settles. */
  readonly debtId?: string;
  /** Of a grade, the day on which whoever had been away made up for the work. */
  readonly madeUpOn?: string;
}

/** Words about a lesson, a grade or an absence, which the browser keeps sealed. */
export interface Written extends Entered {
  /** As they are kept; none where nothing can be, so that they wait in this window alone. */
  readonly sealed?: string;
  /** None before they were opened. */
  readonly words?: Words;
}

/** What waits in one line, in the order in which it was entered. */
export type Item = Entry | Written;

export const isWritten = (item: Item): item is Written => !('mark' in item);
export const isEntry = (item: Item): item is Entry => 'mark' in item;

type Unsent<One extends Entered> = Omit<One, 'key' | 'number' | 'attempts' | 'refusal' | 'saved'>;
export type ToEnter = Unsent<Entry>;
export type ToWrite = Unsent<Written>;

/** What the journal answered to one that was sent. */
export type Saved = NonNullable<Entered['saved']>;
export type Refused = NonNullable<Entered['refusal']>;

/** With another one, which comes last. */
export function withAdded(
  entries: readonly Item[],
  entered: ToEnter | ToWrite,
  key: string,
  now: number,
): readonly Item[] {
  // By the clock, so that what another window or day left behind comes before it.
  const number = Math.max(now, (entries.at(-1)?.number ?? 0) + 1);
  return [...entries, { ...entered, key, number, attempts: 0 }];
}

/**
 * As they are now that other windows have gone on with them.
 *
 * @param stored what the browser keeps, in its order. @param kept keys of what it was given to keep.
 */
export function withStored(
  entries: readonly Item[],
  stored: readonly Item[],
  kept: ReadonlySet<string>,
): readonly Item[] {
  const there = new Map(stored.map((item) => [item.key, item]));
  const known = new Set(entries.map(({ key }) => key));
  const mine = entries.flatMap((item): Item[] => {
    const now = there.get(item.key);
    if (item.saved || !kept.has(item.key)) return [item];
    // What another window has sent is saved somewhere before the page's next answer; what it dropped is no more.
    if (!now) return isWaiting(item) ? [{ ...item, saved: { position: undefined } }] : [];
    const { words, ...plain } = item as Written;
    if (JSON.stringify(plain) === JSON.stringify(now)) return [item];
    return [words === undefined ? now : { ...now, words }];
  });
  const others = stored.filter(({ key }) => !known.has(key));
  const isSame = others.length === 0 && mine.length === entries.length;
  if (isSame && mine.every((item, index) => item === entries[index])) return entries;
  return [...mine, ...others].sort((a, b) => a.number - b.number);
}

export function isWaiting({ refusal, saved }: Entered): boolean {
  return refusal === undefined && saved === undefined;
}

/** The one that is sent now: the oldest that waits. One that was refused holds up none. */
export function nextToSend(entries: readonly Item[]): Item | undefined {
  return entries.find(isWaiting);
}

export function withAttempt(entries: readonly Item[], key: string): readonly Item[] {
  return changed(entries, key, (entry) => ({ ...entry, attempts: entry.attempts + 1 }));
}

export function withSaved(entries: readonly Item[], key: string, saved: Saved): readonly Item[] {
  return changed(entries, key, (entry) => ({ ...entry, saved }));
}

export function withRefusal(entries: readonly Item[], key: string, refusal: Refused): readonly Item[] {
  return changed(entries, key, (entry) => ({ ...entry, refusal }));
}

/** To be sent once more under the same key. It keeps its place: what came after it was no reason to refuse it. */
export function withRetry(entries: readonly Item[], key: string): readonly Item[] {
  return changed(entries, key, ({ refusal: _noLonger, ...entry }) => entry);
}

export function without(entries: readonly Item[], key: string): readonly Item[] {
  return entries.filter((entry) => entry.key !== key);
}

/** Without those that a page shows by now. */
export function withoutShown(
  entries: readonly Item[],
  pageId: string,
  isReached: (position: string) => boolean,
): readonly Item[] {
  const left = entries.filter(
    ({ saved, ...entry }) =>
      entry.pageId !== pageId ||
      saved === undefined ||
      (saved.position !== undefined && !isReached(saved.position)),
  );
  return left.length === entries.length ? entries : left;
}

/** Milliseconds until it is tried again where there was no answer: soon at first, then every half minute. */
export function delayAfter(failures: number): number {
  return Math.min(500 * 2 ** failures, 30_000);
}

export function withWords(entries: readonly Item[], key: string, words: Words): readonly Item[] {
  return changed(entries, key, (item) => ({ ...item, words }));
}

function changed(entries: readonly Item[], key: string, change: (item: Item) => Item): readonly Item[] {
  return entries.map((entry) => (entry.key === key ? change(entry) : entry));
}
