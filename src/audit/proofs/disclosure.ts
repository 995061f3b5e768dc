import { parseCheckpoint } from '../transparency/checkpoint.js';
import { contentHash, encodeEntry, type LoggedEvent } from '../transparency/entry.js';
import type { Hash, Subtree } from '../transparency/merkle.js';
import { subtreesBeside } from '../transparency/partial-tree.js';
import type { ProofSource } from './proof-source.js';
import {
  lastIndexLeaf,
  type EntryLine,
  type EventLine,
  type HashLine,
  type StreamLine,
} from './verifier/bundle-format.js';

/** A stream that a bundle discloses. */
export interface WantedStream {
  readonly name: string;
  /** All events of the stream, in order; those that the log doesn't have yet are left out. */
  readonly events: readonly LoggedEvent[];
  /** Which events are disclosed beside the first one, where not all of them are. */
  readonly only?: (event: LoggedEvent) => boolean;
}

/** Some streams as the log has them up to its newest checkpoint, with everything that it takes to check that. */
export interface Disclosure {
  readonly checkpoint: string;
  readonly origin: string;
  readonly size: number;
  readonly keys: readonly string[];
  readonly earlier: readonly string[];
  readonly streams: readonly StreamLine[];
  readonly events: readonly EventLine[];
  readonly entries: readonly EntryLine[];
  readonly hashes: readonly HashLine[];
}

interface Options {
  /** Published checkpoints with which consistency is shown, beside the log's own. */
  readonly since?: readonly string[];
  /** Whether all entries are told, so that every index entry can be checked. */
  readonly isWholeLog?: boolean;
  readonly progress?: (done: number, total: number) => void;
}

/**
 * Discloses streams up to the log's newest checkpoint.
 * @param wanted is asked after the checkpoint was read, so that every event that it covers is there
 */
export const disclose = async (
  source: ProofSource,
  wanted: () => AsyncIterable<WantedStream> | Iterable<WantedStream>,
  { since = [], isWholeLog = false, progress = () => undefined }: Options = {},
): Promise<Disclosure> => {
  const checkpoint = await source.checkpoint();
  const { origin, size } = parseCheckpoint(checkpoint);
  const indexLeaf = lastIndexLeaf(size);
  const streams: StreamLine[] = [];
  const events: EventLine[] = [];
  const entries = new Map<number, Buffer>();
  for await (const stream of wanted()) {
    const logged = await loggedPart(source, stream, size);
    if (!logged) continue;
    const { line, leaves, tag } = logged;
    streams.push(line);
    for (const [revision, leaf] of leaves.entries()) {
      const event = stream.events[revision];
      if (!event) throw new Error(`The log has more events of ${stream.name} than the store.`);
      const content = contentHash(event);
      const isDisclosed = revision === 0 || !stream.only || stream.only(event);
      if (isDisclosed) events.push({ leaf, hash: content.toString('base64'), event });
      else entries.set(leaf, encodeEntry({ kind: 'event', stream: tag, content }));
    }
    progress(events.length, size);
  }
  const disclosed = new Set(events.map(({ leaf }) => leaf));
  const from = isWholeLog ? 0 : Math.max(0, indexLeaf);
  for (const [at, entry] of (await source.entries({ start: from, end: size })).entries()) {
    if (!disclosed.has(from + at)) entries.set(from + at, entry);
  }
  const earlier = olderThan(size, [...(await source.earlier()), ...since]);
  const beside = subtreesBeside(size, [...disclosed, ...entries.keys()], earlier.map(sizeOf));
  return {
    ...{ checkpoint, origin, size, keys: await source.keys(), earlier, streams },
    events: events.sort((a, b) => a.leaf - b.leaf),
    entries: [...entries]
      .sort(([a], [b]) => a - b)
      .map(([leaf, entry]) => ({ leaf, entry: entry.toString('base64') })),
    hashes: hashLines(beside, await source.hashes(beside)),
  };
};

/** What the log has of a stream; undefined where it has nothing yet. */
const loggedPart = async (
  source: ProofSource,
  { name, events: [first], only }: WantedStream,
  size: number,
): Promise<{ line: StreamLine; leaves: readonly number[]; tag: Hash } | undefined> => {
  if (!first) return undefined;
  const tag = contentHash(first);
  const leaves = await source.leavesOf(tag, size);
  if (!leaves) return undefined;
  const indexLeaf = lastIndexLeaf(size);
  const count = indexLeaf < 0 ? undefined : await source.countOf(tag, indexLeaf);
  const line: StreamLine = {
    stream: name,
    tag: tag.toString('base64'),
    disclosed: only ? 'part' : 'whole',
    ...(count ? { count: { count: count.count, siblings: count.siblings.map(inBase64) } } : {}),
  };
  return { line, leaves, tag };
};

const inBase64 = (hash: Hash): string => hash.toString('base64');

const sizeOf = (note: string): number => parseCheckpoint(note).size;

/** The smallest first, and one of each size. */
const olderThan = (size: number, notes: readonly string[]): readonly string[] => {
  const bySize = new Map(notes.map((note) => [sizeOf(note), note]));
  return [...bySize]
    .filter(([older]) => older > 0 && older < size)
    .sort(([a], [b]) => a - b)
    .map(([, note]) => note);
};

const hashLines = (subtrees: readonly Subtree[], hashes: readonly Hash[]): readonly HashLine[] =>
  subtrees.map(({ level, index }, at) => {
    const hash = hashes[at];
    if (!hash) throw new Error('The log does not tell all hashes.');
    return { level, index, hash: inBase64(hash) };
  });
