import { fetchMe } from '../../api/me.js';
import { cookieIn } from '../../offline/cookie.js';
import { openKept, sealKept } from '../../offline/sealed.js';
import type { Words } from './words.js';

const KEY_COOKIE = 'journal_waiting';

/** How words wait in this browser: sealed under the account's key, which the browser has while its session lasts (ADR 66). */
export const sealingFor = (accountId: string) => {
  const placeOf = (key: string) => `words ${accountId} ${key}`;
  return {
    /** Undefined where the browser may keep nothing: over an unprotected connection, or without the key. */
    seal: async (words: Words, key: string): Promise<string | undefined> => {
      const secret = await keyOf(accountId);
      if (secret === undefined) return undefined;
      return textOf(await sealKept(words, placeOf(key), secret));
    },
    /** Undefined where they can't be read here. */
    open: async (sealed: string, key: string): Promise<Words | undefined> => {
      const secret = await keyOf(accountId);
      if (secret === undefined) return undefined;
      return (await openKept(bytesOf(sealed), placeOf(key), secret)) as Words | undefined;
    },
  };
};

/** Whether the browser has the account's key now. */
export const hasKey = async (accountId: string): Promise<boolean> => (await keyOf(accountId)) !== undefined;

/** Has the key there before there is no connection. */
export async function prepareSealing(accountId: string): Promise<void> {
  await keyOf(accountId);
}

async function keyOf(accountId: string): Promise<string | undefined> {
  if (!isSecureContext) return undefined;
  const there = keyThere(accountId);
  if (there !== undefined) return there;
  // It comes with the answer on who is signed in. Without one, nothing can be kept.
  await fetchMe().catch(() => undefined);
  return keyThere(accountId);
}

/** Somebody else may have signed in here since, whose key it is then. */
function keyThere(accountId: string): string | undefined {
  const [owner, key] = cookieIn(document.cookie, KEY_COOKIE)?.split('.') ?? [];
  return owner === accountId ? key : undefined;
}

const textOf = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
