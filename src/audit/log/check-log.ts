import type { EventStore } from '../../eventing/event-store.js';
import { START } from '../../eventing/position.js';
import { parseCheckpoint } from '../transparency/checkpoint.js';
import { decodeBundle, isIndexPlace } from '../transparency/entry.js';
import { GrowingTree, type Tile } from '../transparency/growing-tree.js';
import { joined, subtreesOf } from '../transparency/merkle.js';
import type { Checkpoints } from './checkpoints.js';
import { Growth, type Bundle } from './growth.js';
import { hashed } from './log-builder.js';
import type { LogStorage } from './log-storage.js';
import { StreamLeaves } from './stream-leaves.js';
import { StreamTags } from './stream-tags.js';
import type { TreeReader } from './tree-reader.js';

export interface CheckedLog {
  readonly store: Pick<EventStore, 'readAll'>;
  readonly storage: LogStorage;
  readonly tree: TreeReader;
  readonly checkpoints: Checkpoints;
  readonly onProgress: (leaves: number, of: number) => void;
}

export interface LogCheck {
  /** Leaves that were made anew. */
  readonly leaves: number;
  /** The first thing that is otherwise, as a sentence. */
  readonly difference?: string;
}

/** Makes the log anew from the store, aside, and compares it with what is written down and was signed last. */
export const checkLog = async ({
  store,
  storage,
  tree,
  checkpoints,
  onProgress,
}: CheckedLog): Promise<LogCheck> => {
  const state = await storage.state();
  const growth = new Growth(new GrowingTree(), new StreamLeaves(), []);
  const tags = new StreamTags({ tagsOf: () => Promise.resolve(new Map()) });
  for await (const batch of store.readAll(START, state.position)) {
    const events = batch.map(hashed);
    const streams = await tags.of(events);
    const placed = new Map<number, string>();
    events.forEach(({ stream, content }, place) => {
      const revision = batch[place]?.revision.toString() ?? '';
      placed.set(growth.size, `revision ${revision} of ${stream}`);
      growth.addEvent(streams[place] ?? content, content);
    });
    const { bundles, tiles } = growth.takeGrown();
    const difference =
      (await firstDifference(bundles, placed, storage)) ?? (await firstOtherTile(tiles, storage));
    if (difference !== undefined) return { leaves: growth.size, difference };
    onProgress(growth.size, state.size);
  }
  const leaves = growth.size;
  if (leaves !== state.size) {
    const difference = `The store makes ${leaves.toString()} leaves of the ${state.size.toString()} that were logged.`;
    return { leaves, difference };
  }
  const unsigned = await notAsSigned(tree, checkpoints);
  return { leaves, ...(unsigned === undefined ? {} : { difference: unsigned }) };
};

const firstDifference = async (
  bundles: readonly Bundle[],
  placed: ReadonlyMap<number, string>,
  storage: LogStorage,
): Promise<string | undefined> => {
  for (const { index, bytes } of bundles) {
    const written = await storage.bundle(index);
    if (written.subarray(0, bytes.length).equals(bytes)) continue;
    const [made, logged] = [decodeBundle(bytes), decodeBundle(written)];
    const place = made.findIndex((entry, at) => logged[at]?.equals(entry) !== true);
    const leaf = index * 256 + place;
    const what = isIndexPlace(leaf) ? 'the index of streams' : (placed.get(leaf) ?? 'an event');
    return `Leaf ${leaf.toString()} was logged otherwise than the store has it: ${what}.`;
  }
  return undefined;
};

const firstOtherTile = async (tiles: readonly Tile[], storage: LogStorage): Promise<string | undefined> => {
  for (const { level, index, hashes } of tiles) {
    const written = await storage.tile({ level, index });
    if (written.subarray(0, hashes.length).equals(hashes)) continue;
    return `Tile ${index.toString()} of level ${level.toString()} does not belong to the entries.`;
  }
  return undefined;
};

const notAsSigned = async (tree: TreeReader, checkpoints: Checkpoints): Promise<string | undefined> => {
  const newest = await checkpoints.newest();
  if (!newest) return undefined;
  const { size, root } = parseCheckpoint(newest.note);
  const hash = joined(await tree.hashes(subtreesOf({ start: 0, end: size })));
  if (hash.equals(root)) return undefined;
  return `The checkpoint of ${size.toString()} leaves was signed for another tree.`;
};
