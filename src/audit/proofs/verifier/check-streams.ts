import { groupBy } from '../../../eventing/group-by.js';
import { decodeEntry, isIndexPlace, type Entry } from '../../transparency/entry.js';
import { rootOfCount, StreamTree } from '../../transparency/stream-tree.js';
import type { Hash } from '../../transparency/merkle.js';
import { lastIndexLeaf } from './bundle-format.js';
import type { Bundle, BundleEvent, BundleStream } from './read-bundle.js';
import { proven, unproven, wrong, type Statement } from './statements.js';

/**
 * Checks that streams are whole: that each is named by its first event, that its events stand where and in the order
 * in which the log has them, and that there are as many as the log has up to the checkpoint.
 * @param entries of the log, by their leaves, as far as the bundle tells them
 */
export const checkStreams = (
  { streams, events, manifest }: Bundle,
  entries: ReadonlyMap<number, Buffer>,
  size: number,
): readonly Statement[] => {
  const log = new KnownLog(entries, size);
  const statements: Statement[] = [...log.missing()];
  const byStream = groupBy(events, ({ event }) => event.stream);
  const names = new Set<string>();
  for (const stream of streams) {
    if (names.has(stream.stream)) statements.push(wrong('duplicateStream', { stream: stream.stream }));
    else statements.push(...checkStream(stream, byStream.get(stream.stream) ?? [], log));
    names.add(stream.stream);
  }
  if (manifest.scope.kind === 'everything') statements.push(...checkAll(entries, size, events.length));
  else if (streams.length > 0 && lastIndexLeaf(size) >= 0) statements.push(unproven('indexByWord', {}));
  return statements;
};

const checkStream = (
  { stream, tag, isWhole, count }: BundleStream,
  events: readonly BundleEvent[],
  log: KnownLog,
): readonly Statement[] => {
  const wrongs: Statement[] = [];
  const first = events.find(({ event }) => event.revision === 0);
  if (!first) wrongs.push(wrong('firstEventMissing', { stream }));
  else if (!first.content.equals(tag)) wrongs.push(wrong('wrongTag', { stream }));

  const leaves = log.leavesOf(tag);
  const known = leaves.length;
  const counted = log.countedBefore({ stream, tag, count, first: leaves[0] ?? -1 });
  if (typeof counted !== 'number') return [...wrongs, counted];
  const logged = counted + log.inTail(leaves);
  if (known < logged) wrongs.push(wrong('eventsMissing', { stream, known, logged }));
  if (known > logged) wrongs.push(wrong('eventsTooMany', { stream, known, logged }));

  const seen = new Set(events.map(({ event }) => event.revision));
  const gap = leaves.findIndex((_, revision) => !seen.has(revision));
  if (isWhole && gap >= 0) wrongs.push(wrong('gap', { stream, revision: gap }));
  wrongs.push(...misplaced(events, known === logged ? leaves : undefined));
  if (wrongs.length > 0) return wrongs;
  if (isWhole) return [proven('wholeStream', { stream, events: logged })];
  const newest = leaves.findLastIndex((_, revision) => seen.has(revision));
  const [undisclosed, newer] = [logged - seen.size, logged - 1 - newest];
  return [
    proven('countedStream', { stream, logged, shown: seen.size }),
    ...(newer === 0 ? [proven('nothingNewer', { stream })] : []),
    ...(undisclosed > 0 ? [unproven('undisclosed', { stream, undisclosed, newer })] : []),
  ];
};

/**
 * The first event that doesn't stand where it has to: the log has a stream's events in the order of their revisions, so
 * an event's revision is its place among the stream's leaves.
 * @param leaves of the stream, where all are known
 */
const misplaced = (
  events: readonly BundleEvent[],
  leaves: readonly number[] | undefined,
): readonly Statement[] => {
  let before: BundleEvent | undefined;
  for (const each of events.toSorted((a, b) => a.event.revision - b.event.revision)) {
    const { leaf, event } = each;
    const { stream, revision } = event;
    if (before?.event.revision === revision) return [wrong('twiceInStream', { stream, revision })];
    const isThere = leaves ? leaves[revision] === leaf : (before?.leaf ?? -1) < leaf;
    if (!isThere) return [wrong('wrongPlace', { stream, revision, leaf })];
    before = each;
  }
  return [];
};

/** The entries of a log as far as they are known: those from the last index entry on, and some before it. */
class KnownLog {
  private readonly indexLeaf: number;
  private readonly byTag = new Map<string, number[]>();

  constructor(
    private readonly entries: ReadonlyMap<number, Buffer>,
    private readonly size: number,
  ) {
    this.indexLeaf = lastIndexLeaf(size);
    for (const [leaf, bytes] of [...entries].sort(([a], [b]) => a - b)) {
      const entry = decodeEntry(bytes);
      if (entry.kind !== 'event') continue;
      const tag = entry.stream.toString('hex');
      const leaves = this.byTag.get(tag) ?? [];
      leaves.push(leaf);
      this.byTag.set(tag, leaves);
    }
  }

  /** The first of the last entries that isn't told, which streams could go on in unseen. */
  missing(): readonly Statement[] {
    for (let leaf = Math.max(0, this.indexLeaf); leaf < this.size; leaf++) {
      if (!this.entries.has(leaf)) return [wrong('missingEntry', { leaf })];
    }
    return [];
  }

  leavesOf(tag: Hash): readonly number[] {
    return this.byTag.get(tag.toString('hex')) ?? [];
  }

  /** How many events a stream had at the last index entry, as that entry says; or what is wrong with that. */
  countedBefore({
    stream,
    tag,
    count,
    first,
  }: Pick<BundleStream, 'stream' | 'tag'> & {
    readonly count: BundleStream['count'] | undefined;
    readonly first: number;
  }): number | Statement {
    if (!count) return first > this.indexLeaf ? 0 : wrong('missingCount', { stream });
    const bytes = this.entries.get(this.indexLeaf);
    const index: Entry | undefined = bytes && decodeEntry(bytes);
    if (index?.kind !== 'index' || !rootOfCount(tag, count).equals(index.root)) {
      return wrong('forgedCount', { stream });
    }
    return count.count;
  }

  /** How many of some leaves come after the last index entry. */
  inTail(leaves: readonly number[]): number {
    return leaves.filter((leaf) => leaf > this.indexLeaf).length;
  }
}

/** Of a log that is there as a whole, every index entry can be made anew. */
const checkAll = (
  entries: ReadonlyMap<number, Buffer>,
  size: number,
  events: number,
): readonly Statement[] => {
  const known = events + Math.floor(size / 256);
  if (known !== size || entries.size !== size) return [wrong('logNotWhole', { size, known })];
  const [tree, counts] = [new StreamTree(), new Map<string, number>()];
  let indexEntries = 0;
  for (let leaf = 0; leaf < size; leaf++) {
    const entry = decodeEntry(entries.get(leaf) ?? Buffer.alloc(0));
    if (entry.kind === 'event') {
      const tag = entry.stream.toString('hex');
      const count = (counts.get(tag) ?? 0) + 1;
      if ((count === 1) !== entry.content.equals(entry.stream)) return [wrong('falseBeginning', { leaf })];
      counts.set(tag, count);
      tree.set(entry.stream, count);
    } else {
      indexEntries++;
      const isTrue = entry.streams === tree.streams && entry.root.equals(tree.root());
      if (!isTrue || !isIndexPlace(leaf)) return [wrong('forgedIndex', { leaf })];
    }
  }
  return [
    proven('wholeLog', { size }),
    ...(indexEntries > 0 ? [proven('indexReplayed', { entries: indexEntries })] : []),
  ];
};
