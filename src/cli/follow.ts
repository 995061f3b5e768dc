import { readFile } from 'node:fs/promises';
import { FeedSource, Refused, type Batch } from '../feeds/follow/feed-source.js';
import { compared, follow } from '../feeds/follow/follow.js';
import { JsonLinesCopy } from '../feeds/follow/json-lines-copy.js';

export interface FollowCommand {
  readonly clientId: string;
  readonly secretFile: string;
  readonly out: string;
  readonly type: readonly string[];
  readonly school: readonly string[];
  readonly once?: boolean;
  readonly verify?: boolean;
}

/** Keeps a copy of a journal's feed, and proves that it is one. @returns the exit code. */
export const followFeed = async (url: string, options: FollowCommand): Promise<number> => {
  const { clientId, secretFile, out, type, school, once = false, verify = false } = options;
  const log = (message: string): void => void process.stderr.write(`\n${message}\n`);
  const source = new FeedSource({
    ...{ url: url.replace(/\/+$/, ''), clientId, log },
    secret: (await readFile(secretFile, 'utf8')).trim(),
    filter: {
      ...(type.length === 0 ? {} : { types: type.join(',') }),
      ...(school.length === 0 ? {} : { schools: school.join(',') }),
    },
  });
  const copy = await JsonLinesCopy.open(out);
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());
  const startedAt = performance.now();
  const before = copy.count;
  const progress = ({ events, atHead }: Batch): void => {
    const seconds = (performance.now() - startedAt) / 1_000;
    const newest = events.at(-1);
    const lag = newest && atHead ? `; the newest is ${lagOf(newest.time)} old` : '';
    const rate = Math.round((copy.count - before) / seconds);
    process.stderr.write(`\r${copy.count.toString()} events, ${rate.toString()}/s${lag}\u001b[K`);
  };
  try {
    await follow({ source, copy, progress, log, signal: ending.signal, once });
    process.stderr.write('\n');
    return verify ? await prove(source, copy) : 0;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    log(error.message);
    return 1;
  } finally {
    await copy.close();
  }
};

const lagOf = (time: string): string => {
  const ms = Date.now() - Date.parse(time);
  return ms < 10_000 ? `${ms.toString()} ms` : `${Math.round(ms / 1_000).toString()} s`;
};

const prove = async (source: FeedSource, copy: JsonLinesCopy): Promise<number> => {
  const { events, copy: ofCopy, source: ofSource } = await compared(source, copy);
  const isSame = ofCopy === ofSource;
  process.stdout.write(
    [
      `events:         ${events.toString()}, numbered without a gap`,
      `SHA-256 copy:   ${ofCopy}`,
      `SHA-256 source: ${ofSource}`,
      isSame ? 'The copy is what the source tells.' : 'The copy is NOT what the source tells.',
      '',
    ].join('\n'),
  );
  return isSame ? 0 : 1;
};
