import type { Checkpoint } from '../../transparency/checkpoint.js';
import { encodeEntry, isIndexPlace } from '../../transparency/entry.js';
import { leafHash, type Hash } from '../../transparency/merkle.js';
import { keyOf, PartialTree, subtreesBeside } from '../../transparency/partial-tree.js';
import type { Bundle } from './read-bundle.js';
import { wrong, type Statement } from './statements.js';

export interface CheckedTree {
  readonly statements: readonly Statement[];
  /** The bytes of all entries that the bundle tells, by their leaves. */
  readonly entries: ReadonlyMap<number, Buffer>;
  /** The root of a tree that this one begins with; undefined where the bundle doesn't show it. */
  readonly rootOf: (size: number) => Hash | undefined;
}

/** Checks that all events and entries lead to the root that the checkpoint states. */
export const checkTree = (bundle: Bundle, head: Checkpoint, earlier: readonly Checkpoint[]): CheckedTree => {
  const statements: Statement[] = [...changedEvents(bundle)];
  const entries = entriesOf(bundle, head, statements);
  const leaves = new Map([...entries].map(([leaf, bytes]) => [leaf, leafHash(bytes)]));
  const hashes = new Map(bundle.hashes.map(({ hash, ...subtree }) => [keyOf(subtree), hash]));
  const smaller = earlier.map(({ size }) => size).filter((size) => size < head.size);

  const needed = subtreesBeside(head.size, [...leaves.keys()], smaller);
  const keys = new Set(needed.map(keyOf));
  const missing = needed.find((subtree) => !hashes.has(keyOf(subtree)));
  const needless = bundle.hashes.find((subtree) => !keys.has(keyOf(subtree)));
  if (missing) statements.push(wrong('missingHash', missing));
  if (needless) statements.push(wrong('needlessHash', { level: needless.level, index: needless.index }));

  const rootOf = (size: number): Hash | undefined => {
    const tree = new PartialTree(leaves, (subtree) => hashes.get(keyOf(subtree)), [...smaller, size]);
    try {
      return tree.rootOf(size);
    } catch {
      return undefined;
    }
  };
  const tree = new PartialTree(leaves, (subtree) => hashes.get(keyOf(subtree)), smaller);
  if (!missing && !tree.rootOf(head.size).equals(head.root)) {
    statements.push(wrong('otherRoot', { size: head.size }));
  }
  return { statements, entries, rootOf };
};

/** Told one by one, since of all leaves together only the root is known to be another. */
const changedEvents = ({ events }: Bundle): readonly Statement[] =>
  events
    .filter(({ hash, content }) => !hash.equals(content))
    .map(({ leaf, event: { stream, revision } }) => wrong('changedEvent', { leaf, stream, revision }));

const entriesOf = (
  { streams, events, entries }: Bundle,
  { size }: Checkpoint,
  statements: Statement[],
): ReadonlyMap<number, Buffer> => {
  const tags = new Map(streams.map(({ stream, tag }) => [stream, tag]));
  const found = new Map<number, Buffer>();
  const place = (leaf: number, bytes: Buffer, isIndex: boolean) => {
    if (leaf >= size || isIndexPlace(leaf) !== isIndex) statements.push(wrong('badLeaf', { leaf }));
    else if (found.has(leaf)) statements.push(wrong('twiceAtLeaf', { leaf }));
    else found.set(leaf, bytes);
  };
  for (const { leaf, content, event } of events) {
    const stream = tags.get(event.stream);
    if (stream) place(leaf, encodeEntry({ kind: 'event', stream, content }), false);
    else statements.push(wrong('unlistedStream', { stream: event.stream }));
  }
  for (const { leaf, bytes, entry } of entries) place(leaf, bytes, entry.kind === 'index');
  return found;
};
