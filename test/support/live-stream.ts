import { createParser } from 'eventsource-parser';
import { SESSION_COOKIE } from '../../src/access/cookies.js';
import type { Visitor } from './visitor.js';

/** Somebody’s open stream of changes. */
export interface LiveStream {
  readonly headers: Headers;
  /** The position that the next event names. */
  next(): Promise<string>;
  /** Resolves when the other side has ended it. */
  readonly ended: Promise<void>;
  close(): void;
}

/** What a browser asks for with an EventSource; the answer may be a refusal. */
export const askForLive = (visitor: Visitor, path: string, signal?: AbortSignal): Promise<Response> =>
  fetch(`${visitor.url}${path}`, {
    headers: {
      Accept: 'text/event-stream',
      Cookie: `${SESSION_COOKIE}=${visitor.cookies.get(SESSION_COOKIE) ?? ''}`,
    },
    ...(signal ? { signal } : {}),
  });

/** @throws an Error where it is not answered with a stream. */
export const liveStreamOf = async (visitor: Visitor, path: string): Promise<LiveStream> => {
  const closing = new AbortController();
  const { status, headers, body } = await askForLive(visitor, path, closing.signal);
  if (status !== 200 || !body) throw new Error(`${path} answered ${status.toString()}`);
  const told: string[] = [];
  let wake = () => {};
  const parser = createParser({
    onEvent: ({ event, data, id }) => {
      if (event !== 'changed' || id !== data) throw new Error(`Not a change: ${String(event)} ${data}`);
      told.push(data);
      wake();
    },
  });
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of body as ReadableStream<Uint8Array>) {
        parser.feed(decoder.decode(chunk, { stream: true }));
      }
    } catch (error) {
      if (!closing.signal.aborted) throw error;
    }
  };
  return {
    headers,
    ended: read(),
    next: async () => {
      while (told.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      return told.shift() ?? '';
    },
    close: () => closing.abort(),
  };
};
