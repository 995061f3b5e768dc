import { sendEntry } from '../../api/page-entries.js';
import { isRefusal, isSignedOut, ProblemError, UnreachableError } from '../../api/request.js';
import { newUuid } from '../../api/uuid.js';
import { sendWords } from '../../api/words.js';
import { hasKey, sealingFor } from '../waiting/sealing.js';
import type { Words } from '../waiting/words.js';
import { isEntry, type Item, type Saved, type Written } from './entries.js';
import { EntryStorage } from './entry-storage.js';
import { PendingEntries, type Sent } from './pending-entries.js';

/** Whoever has written something waits so long, in milliseconds, before it waits for them. */
const PATIENCE_MS = 5_000;

const known = new Map<string, PendingEntries>();

/** An account's entries on their way, the same ones wherever it is asked; those of an earlier visit go on at once. */
export function entriesOf(accountId: string): PendingEntries {
  const there = known.get(accountId);
  if (there) return there;
  const storage = new EntryStorage(localStorage, accountId);
  const sealing = sealingFor(accountId);
  const pending = new PendingEntries({
    storage,
    send: (item) => sent(() => carriedOut(item, accountId, sealing.open)),
    sendNow: (words, where) => answered(() => sendWords(words, where, accountId)),
    ...sealing,
    alone: (work) => alone(`school-journal.sending.${accountId}`, work),
    pause,
    newKey: newUuid,
    now: () => Date.now(),
  });
  known.set(accountId, pending);
  // Told of what other windows write.
  addEventListener('storage', ({ key }) => {
    if (key !== null && storage.isOf(key) && known.get(accountId) === pending) pending.lookAgain();
  });
  void pending.sendAll();
  return pending;
}

/** An account signs out: what it entered is on its way no more. */
export function forgetEntriesOf(accountId: string): void {
  known.get(accountId)?.forget();
  known.delete(accountId);
}

/** Words that don't open in this browser, for good. */
class Unreadable extends Error {}
/** Words that open when their account is signed in again. */
class KeyAway extends Error {}

type Open = (sealed: string, key: string) => Promise<Words | undefined>;

async function carriedOut(item: Item, accountId: string, open: Open): Promise<Saved> {
  if (isEntry(item)) return sendEntry(item, accountId);
  return sendWords(await wordsOf(item, accountId, open), item, accountId);
}

async function wordsOf({ words, sealed = '', key }: Written, accountId: string, open: Open): Promise<Words> {
  const there = words ?? (await open(sealed, key));
  if (there !== undefined) return there;
  throw (await hasKey(accountId)) ? new Unreadable() : new KeyAway();
}

async function sent(send: () => Promise<Saved>): Promise<Sent> {
  try {
    return { outcome: 'saved', saved: await send() };
  } catch (error) {
    if (isSignedOut(error) || error instanceof KeyAway) return { outcome: 'stop' };
    if (error instanceof Unreadable) {
      return { outcome: 'refused', refusal: { code: 'unreadable', message: '' } };
    }
    if (!(error instanceof ProblemError) || !isLasting(error)) return { outcome: 'again' };
    const { code, detail } = error.problem;
    // What is wrong with a field is the more exact word; there is one entry, so it needs no place.
    const message = error.problem.errors?.map((fault) => fault.message).join(' ');
    return { outcome: 'refused', refusal: { code, message: message ?? detail } };
  }
}

/** Whether there was an answer soon. @throws as it was refused. */
async function answered(send: () => Promise<unknown>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  try {
    return await Promise.race([send().then(() => true), late]);
  } catch (error) {
    if (error instanceof UnreachableError || isSignedOut(error) || !isLasting(error)) return false;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Whether it would be refused again; what two wrote at once would not. */
function isLasting(error: unknown): boolean {
  return isRefusal(error) && !(error instanceof ProblemError && error.problem.code === 'write-conflict');
}

/** One window after another, where the browser can see to it; the keys make the rest harmless. */
async function alone<Done>(name: string, work: () => Promise<Done>): Promise<Done> {
  if (!isSecureContext) return work();
  return await navigator.locks.request(name, work);
}

/** So long, or until there is a connection again. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    addEventListener('online', done);
  });
}
