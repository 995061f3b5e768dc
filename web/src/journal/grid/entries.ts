import type { Mark } from './typed.js';

/** Something that was entered, from the key press on until the page shows it. Ids and values, no names or words. */
export interface Entry {
  /** The Idempotency-Key under which it is sent, however often. */
  readonly key: string;
  /** Its place in the order in which things were entered. */
  readonly number: number;
  readonly pageId: string;
  readonly lessonId: string;
  readonly pupilId: string;
  readonly mark: Mark;
  /** Code of the kind of work, of a grade. */
  readonly work?: string;
  /** The debt that a grade settles. */
  readonly debtId?: string;
  /** Of a grade, the day on which whoever had been away made up for the work. */
  readonly madeUpOn?: string;
  /** How often it was sent. What was never sent is nowhere but here. */
  readonly attempts: number;
  /** Why the journal would not have it, where it said so. */
  readonly refusal?: { readonly code: string; readonly message: string };
  /** From where on a page shows it, once the journal has it. */
  readonly saved?: { readonly position: string | undefined; readonly gradeId?: string };
}

export type Entered = Omit<Entry, 'key' | 'number' | 'attempts' | 'refusal' | 'saved'>;

/** What the journal answered to one that was sent. */
export type Saved = NonNullable<Entry['saved']>;
export type Refused = NonNullable<Entry['refusal']>;

/** With another one, which comes last. */
export function withAdded(
  entries: readonly Entry[],
  entered: Entered,
  key: string,
  now: number,
): readonly Entry[] {
  // By the clock, so that what another window or day left behind comes before it.
  const number = Math.max(now, (entries.at(-1)?.number ?? 0) + 1);
  return [...entries, { ...entered, key, number, attempts: 0 }];
}

export function isWaiting({ refusal, saved }: Entry): boolean {
  return refusal === undefined && saved === undefined;
}

/** The one that is sent now: the oldest that waits. One that was refused holds up none. */
export function nextToSend(entries: readonly Entry[]): Entry | undefined {
  return entries.find(isWaiting);
}

export function withAttempt(entries: readonly Entry[], key: string): readonly Entry[] {
  return changed(entries, key, (entry) => ({ ...entry, attempts: entry.attempts + 1 }));
}

export function withSaved(entries: readonly Entry[], key: string, saved: Saved): readonly Entry[] {
  return changed(entries, key, (entry) => ({ ...entry, saved }));
}

export function withRefusal(entries: readonly Entry[], key: string, refusal: Refused): readonly Entry[] {
  return changed(entries, key, (entry) => ({ ...entry, refusal }));
}

/** To be sent once more under the same key. It keeps its place: what came after it was no reason to refuse it. */
export function withRetry(entries: readonly Entry[], key: string): readonly Entry[] {
  return changed(entries, key, ({ refusal: _noLonger, ...entry }) => entry);
}

export function without(entries: readonly Entry[], key: string): readonly Entry[] {
  return entries.filter((entry) => entry.key !== key);
}

/** Without those that a page shows by now. */
export function withoutShown(
  entries: readonly Entry[],
  pageId: string,
  isReached: (position: string) => boolean,
): readonly Entry[] {
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

function changed(entries: readonly Entry[], key: string, change: (entry: Entry) => Entry): readonly Entry[] {
  return entries.map((entry) => (entry.key === key ? change(entry) : entry));
}
