import { createParser, type EventSourceMessage } from 'eventsource-parser';
import type { FeedEvent } from '../../src/feeds/cloud-event.js';

/** A stream of Server-Sent Events that is open. */
export interface OpenStream {
  /** So many events from where the last ones were taken, as they come. */
  take(count: number): Promise<readonly FeedEvent[]>;
  /** The newest checkpoint, or the first that comes. */
  checkpoint(): Promise<string>;
  /** Resolves when the other side has ended it, with the event that it said so by, if any. */
  readonly ended: Promise<string | undefined>;
  close(): void;
}

/** @throws an Error where it is not answered with a stream. */
export const streamOf = async (
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<OpenStream> => {
  const closing = new AbortController();
  const response = await fetch(url, {
    headers: { Accept: 'text/event-stream', ...headers },
    signal: closing.signal,
  });
  const type = response.headers.get('Content-Type');
  if (!response.body || type !== 'text/event-stream; charset=utf-8') {
    throw new Error(`${response.status.toString()} ${type ?? ''}: ${await response.text()}`);
  }
  const events: FeedEvent[] = [];
  let [note, last]: [string | undefined, string | undefined] = [undefined, undefined];
  let wake = () => {};
  const parser = createParser({
    onEvent: ({ event, data, id }: EventSourceMessage) => {
      if (event === 'checkpoint') note = data;
      else if (event !== undefined) last = event;
      else {
        const told = JSON.parse(data) as FeedEvent;
        if (told.cursor !== id) throw new Error(`The event ${told.id} has another cursor as its id`);
        events.push(told);
      }
      wake();
    },
  });
  const decoder = new TextDecoder();
  const read = async (body: ReadableStream<Uint8Array>): Promise<string | undefined> => {
    try {
      for await (const chunk of body) parser.feed(decoder.decode(chunk, { stream: true }));
    } catch (error) {
      if (!closing.signal.aborted) last ??= String(error);
    }
    wake();
    return last;
  };
  const ended = read(response.body as ReadableStream<Uint8Array>);
  const until = async (isThere: () => boolean): Promise<void> => {
    while (!isThere()) await new Promise<void>((resolve) => (wake = resolve));
  };
  return {
    take: async (count) => {
      await until(() => events.length >= count);
      return events.splice(0, count);
    },
    checkpoint: async () => {
      await until(() => note !== undefined);
      return note ?? '';
    },
    ended,
    close: () => closing.abort(),
  };
};
