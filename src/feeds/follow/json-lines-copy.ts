import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { FeedEvent } from '../cloud-event.js';

/** Of the end of a file this much is read at once to find its last line. */
const BLOCK = 64 * 1024;
const LINE_FEED = 0x0a;

/**
 * A copy of a feed in one file of JSON Lines. Its last line says how far it has come: there is nothing beside it that a
 * crash could leave behind, and a line that was torn by one is cut off.
 */
export class JsonLinesCopy {
  private constructor(
    private readonly file: FileHandle,
    readonly path: string,
    private last: Pick<FeedEvent, 'sequence' | 'cursor'> | undefined,
  ) {}

  /** Opens a copy, or begins it. @throws where the file holds something else. */
  static async open(path: string): Promise<JsonLinesCopy> {
    const file = await open(path, 'a+');
    try {
      const line = await lastLine(file);
      return new JsonLinesCopy(file, path, line === undefined ? undefined : eventIn(line, path));
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** The place after the last event; undefined where there is none. */
  get cursor(): string | undefined {
    return this.last?.cursor;
  }

  get count(): number {
    return Number(this.last?.sequence ?? 0);
  }

  /** Appends events, durable when this resolves. @throws where they don't follow on what is there. */
  async append(events: readonly FeedEvent[]): Promise<void> {
    const newest = events.at(-1);
    if (!newest) return;
    events.forEach(({ sequence }, index) => {
      const expected = this.count + index + 1;
      if (Number(sequence) !== expected) {
        throw new Error(
          `After event ${(expected - 1).toString()} came ${sequence}: one is missing or came twice.`,
        );
      }
    });
    await this.file.appendFile(events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    await this.file.datasync();
    this.last = newest;
  }

  /** The events, oldest first, as they stand there. */
  async *lines(): AsyncGenerator<string> {
    const lines = createInterface({ input: createReadStream(this.path), crlfDelay: Infinity });
    for await (const line of lines) yield line;
  }

  close(): Promise<void> {
    return this.file.close();
  }
}

/** SHA-256 over lines, each with a line feed, in hexadecimal. */
export const digestOf = async (lines: AsyncIterable<string>): Promise<string> => {
  const hash = createHash('sha256');
  for await (const line of lines) hash.update(line).update('\n');
  return hash.digest('hex');
};

/** The last whole line; what comes after it is cut off. */
const lastLine = async (file: FileHandle): Promise<string | undefined> => {
  const { size } = await file.stat();
  let tail = Buffer.alloc(0);
  let from = size;
  for (;;) {
    const end = tail.lastIndexOf(LINE_FEED);
    const before = end < 0 ? -1 : tail.lastIndexOf(LINE_FEED, end - 1);
    if (end > 0 && (before >= 0 || from === 0)) {
      await file.truncate(from + end + 1);
      return tail.toString('utf8', before + 1, end);
    }
    if (from === 0) {
      await file.truncate(0);
      return undefined;
    }
    const length = Math.min(BLOCK, from);
    const block = Buffer.alloc(length);
    await file.read(block, 0, length, (from -= length));
    tail = Buffer.concat([block, tail]);
  }
};

const eventIn = (line: string, path: string): Pick<FeedEvent, 'sequence' | 'cursor'> => {
  const event = parsed(line) as Partial<FeedEvent> | undefined;
  if (typeof event?.cursor !== 'string' || !/^\d{16}$/.test(event.sequence ?? '')) {
    throw new Error(`${path} is no copy of a feed.`);
  }
  return event as FeedEvent;
};

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};
