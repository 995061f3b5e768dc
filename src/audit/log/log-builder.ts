import type { Recorded } from '../../eventing/envelope.js';
import type { EventStore } from '../../eventing/event-store.js';
import { Follower } from '../../eventing/follower.js';
import { comparePositions, formatPosition, type Position } from '../../eventing/position.js';
import { contentHash, decodeBundle, encodeEntry, type LoggedEvent } from '../transparency/entry.js';
import { GrowingTree } from '../transparency/growing-tree.js';
import type { Hash } from '../transparency/merkle.js';
import { TILE_WIDTH } from '../transparency/tiles.js';
import type { ClaimedLog } from './claimed-log.js';
import { Growth } from './growth.js';
import type { LogState } from './log-collections.js';
import type { LogStorage } from './log-storage.js';
import { StreamLeaves } from './stream-leaves.js';
import { StreamTags } from './stream-tags.js';

export interface LogBuilderOptions {
  /** Reads events as they are stored, without upcasts. */
  readonly store: Pick<EventStore, 'subscribe' | 'readAll' | 'lastPosition'>;
  readonly storage: LogStorage;
  readonly log: (message: string) => void;
  /** Called once, where it can't go on: another builder has to begin from what is written down. */
  readonly onBroken: (error: unknown) => void;
  /** How long what has come may wait to be written down together, in milliseconds. */
  readonly saveEveryMs?: number;
}

/** What the log was when it was last written down. */
export interface WrittenLog {
  readonly size: number;
  readonly root: Hash;
  /** Every event up to here has an entry. */
  readonly position: Position;
}

/** The event store doesn't hold the events any more that were logged. */
export class HistoryDiffers extends Error {
  override readonly name = 'HistoryDiffers';
}

/** The log's own entries are not all there, though it counts them. */
export class EntriesMissing extends Error {
  override readonly name = 'EntriesMissing';
}

/** An event as the log commits to it. */
export const loggedEvent = ({ streamName, revision, id, type, data, metadata }: Recorded): LoggedEvent => ({
  stream: streamName,
  revision: Number(revision),
  ...{ id, type, data, metadata },
});

/** An event's place, and the hash that stands for it. */
export const hashed = (event: Recorded) => ({
  stream: event.streamName,
  position: event.position,
  content: contentHash(loggedEvent(event)),
});

/**
 * Makes the log of the events of the store, in the store's order, each once. It follows from them alone: whoever makes
 * it anew, or goes on after a crash, comes to the same tree.
 */
export class LogBuilder {
  private readonly follower: Follower;
  private readonly saving: NodeJS.Timeout;
  private lastSave: Promise<void> = Promise.resolve();
  private position: Position;
  private bundleAfter: Position;
  private last: WrittenLog;
  private isBroken = false;

  private constructor(
    private readonly options: LogBuilderOptions,
    private readonly growth: Growth,
    private readonly tags: StreamTags,
    private readonly claimed: ClaimedLog,
  ) {
    const { position, bundleAfter } = claimed.state;
    this.position = position;
    this.bundleAfter = bundleAfter;
    this.last = { size: growth.size, root: growth.root(), position };
    const { store, log, saveEveryMs = 500 } = options;
    this.follower = new Follower({
      store,
      after: () => this.position,
      handle: (batch) => this.take(batch),
      onDrop: (error, attempt) =>
        log(`subscription dropped (${String(error)}), resume ${attempt.toString()}`),
    });
    this.saving = setInterval(() => void this.saveOnce(), saveEveryMs);
  }

  /**
   * Takes the log over, and goes on with it from where it is written down.
   * @throws HistoryDiffers where the newest logged events are not in the store as they were logged
   * @throws EntriesMissing where the log's own entries are not all there
   */
  static async start(options: LogBuilderOptions): Promise<LogBuilder> {
    const { storage, store } = options;
    const claimed = await storage.claim();
    const { size } = claimed.state;
    // A builder that was taken over may still have written beyond the end.
    const last = await entriesOf(storage, Math.floor(size / TILE_WIDTH), size % TILE_WIDTH);
    const tags = new StreamTags(storage);
    await compare(store, tags, claimed.state, last);
    const streams = new StreamLeaves();
    for (let index = 0; index < Math.floor(size / TILE_WIDTH); index++) {
      for (const entry of await entriesOf(storage, index, TILE_WIDTH)) streams.add(entry);
    }
    for (const entry of last) streams.add(entry);
    const tree = await GrowingTree.of(size, (tile) => storage.tile(tile));
    return new LogBuilder(options, new Growth(tree, streams, last), tags, claimed);
  }

  async stop(): Promise<void> {
    clearInterval(this.saving);
    await this.follower.stop();
    await this.lastSave;
    await this.saveOnce();
  }

  get written(): WrittenLog {
    return this.last;
  }

  private async take(batch: readonly Recorded[]): Promise<void> {
    const events = batch.map(hashed).filter(({ position }) => comparePositions(position, this.position) > 0);
    const tags = await this.tags.of(events);
    events.forEach(({ content, position }, place) => {
      this.growth.addEvent(tags[place] ?? content, content);
      this.position = position;
      if (this.growth.size % TILE_WIDTH === 0) this.bundleAfter = position;
    });
  }

  /** Saves one after the other; after a failure never again, since what it took to save is gone. */
  private saveOnce(): Promise<void> {
    this.lastSave = this.lastSave
      .then(() => this.save())
      .catch((error: unknown) => {
        if (this.isBroken) return;
        this.isBroken = true;
        this.options.onBroken(error);
      });
    return this.lastSave;
  }

  private async save(): Promise<void> {
    if (this.isBroken || this.growth.size === this.last.size) return;
    const state = { size: this.growth.size, position: this.position, bundleAfter: this.bundleAfter };
    const root = this.growth.root();
    await this.claimed.save(this.growth.takeGrown(), this.tags.takeFresh(), state);
    this.last = { ...state, root };
  }
}

/** The first entries of a bundle, so many as the log counts there. */
const entriesOf = async (
  storage: Pick<LogStorage, 'bundle'>,
  index: number,
  count: number,
): Promise<readonly Buffer[]> => {
  const entries = decodeBundle(await storage.bundle(index), count);
  if (entries.length === count) return entries;
  const first = (index * TILE_WIDTH + entries.length).toString();
  throw new EntriesMissing(`The log counts a leaf ${first}, but its entry is not in the database.`);
};

/** The newest entries, made anew from the store, have to be those that were written down. */
const compare = async (
  store: Pick<EventStore, 'readAll' | 'lastPosition'>,
  tags: StreamTags,
  { size, position, bundleAfter }: LogState,
  entries: readonly Buffer[],
): Promise<void> => {
  const head = await store.lastPosition();
  if (comparePositions(head, position) < 0) {
    throw new HistoryDiffers(
      `The event store ends at ${formatPosition(head)}, but the log holds events up to ${formatPosition(position)}.`,
    );
  }
  let leaf = size - entries.length;
  for await (const batch of store.readAll(bundleAfter, position)) {
    const events = batch.map(hashed);
    const streams = await tags.of(events);
    events.forEach(({ content }, place) => {
      const entry = encodeEntry({ kind: 'event', stream: streams[place] ?? content, content });
      if (entries[leaf - size + entries.length]?.equals(entry) !== true) throw differsAt(leaf);
      leaf++;
    });
  }
  if (leaf < size) throw differsAt(leaf);
};

const differsAt = (leaf: number): HistoryDiffers =>
  new HistoryDiffers(
    `The event store holds another event than the one that was logged as leaf ${leaf.toString()}.`,
  );
