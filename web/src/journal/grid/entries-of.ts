import { isRefusal, isSignedOut, ProblemError } from '../../api/request.js';
import { sendEntry } from '../../api/page-entries.js';
import { newUuid } from '../../api/uuid.js';
import type { Entry } from './entries.js';
import { EntryStorage } from './entry-storage.js';
import { PendingEntries, type Sent } from './pending-entries.js';

const known = new Map<string, PendingEntries>();

/** An account's entries on their way, the same ones wherever it is asked; those of an earlier visit go on at once. */
export function entriesOf(accountId: string): PendingEntries {
  const there = known.get(accountId);
  if (there) return there;
  const pending = new PendingEntries({
    storage: new EntryStorage(localStorage, accountId),
    send,
    pause,
    newKey: newUuid,
    now: () => Date.now(),
  });
  known.set(accountId, pending);
  void pending.sendAll();
  return pending;
}

/** An account signs out: what it entered is on its way no more. */
export function forgetEntriesOf(accountId: string): void {
  known.get(accountId)?.forget();
  known.delete(accountId);
}

async function send(entry: Entry): Promise<Sent> {
  try {
    return { outcome: 'saved', saved: await sendEntry(entry) };
  } catch (error) {
    if (isSignedOut(error)) return { outcome: 'stop' };
    if (!(error instanceof ProblemError) || !isRefusal(error) || error.problem.code === 'write-conflict') {
      return { outcome: 'again' };
    }
    const { code, detail } = error.problem;
    // What is wrong with a field is the more exact word; there is one entry, so it needs no place.
    const message = error.problem.errors?.map((fault) => fault.message).join(' ');
    return { outcome: 'refused', refusal: { code, message: message ?? detail } };
  }
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
