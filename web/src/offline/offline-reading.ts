import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { request, UnreachableError } from '../api/request.js';
import { KeptAnswers } from './kept-answers.js';

/** None where the page came over an unprotected connection, which browsers let keep nothing. */
const kept = isSecureContext ? new KeptAnswers(caches, () => document.cookie, Date.now) : undefined;

interface Asking {
  readonly client: QueryClient;
  readonly queryKey: QueryKey;
  readonly signal: AbortSignal;
}

/**
 * Asks the journal, and keeps the answer for when it can't be asked. Then what was kept is shown as what it is: an
 * answer of its time that could not be refreshed.
 *
 * @throws as `request` does, also where something was kept
 */
export async function requestKept(path: string, { client, queryKey, signal }: Asking): Promise<unknown> {
  try {
    const answer = await request(path, { signal });
    keepAnswer(path, answer);
    return answer;
  } catch (error) {
    if (error instanceof UnreachableError && client.getQueryData(queryKey) === undefined) {
      const found = await kept?.find(path);
      if (found) client.setQueryData(queryKey, found.answer, { updatedAt: found.at });
    }
    throw error;
  }
}

/** Keeps what the journal answered by another way than being asked for it. */
export function keepAnswer(path: string, answer: unknown): void {
  kept?.keep(path, answer).catch(keepsNothing);
}

/** Somebody signs out, or is signed in no more: nothing that was kept for them stays. */
export async function forgetKept(): Promise<void> {
  await kept?.forget();
}

/** The browser has no room, or the session ended meanwhile: everything works but reading without a connection. */
function keepsNothing(error: unknown): void {
  console.warn('Nothing is kept for reading without a connection', error);
}
