import type { Collection, Db } from '../../eventing/document-store.js';
import { START, type Position } from '../../eventing/position.js';
import type { TileId } from '../transparency/tiles.js';

/** How far the log has been written down. */
export interface LogState {
  readonly size: number;
  /** Of the last event that has an entry. */
  readonly position: Position;
  /** Of the last event before the bundle at the end of the log. */
  readonly bundleAfter: Position;
}

/** Of a log that nobody has begun. */
export const NOTHING: LogState = { size: 0, position: START, bundleAfter: START };

/** The builder that wrote a document: who takes the log over has a higher epoch. None in a log from before epochs. */
interface Written {
  readonly epoch?: number;
}

interface StoredTile extends Written {
  readonly _id: string;
  readonly level: number;
  readonly index: number;
  readonly width: number;
  readonly hashes: Buffer;
}

interface StoredBundle extends Written {
  readonly _id: number;
  readonly width: number;
  readonly bytes: Buffer;
}

interface StoredStream {
  readonly _id: string;
  readonly tag: Buffer;
}

type StoredState = LogState & Written & { readonly _id: string };

/** Where the log is written down. */
export interface LogCollections {
  readonly tiles: Collection<StoredTile>;
  readonly bundles: Collection<StoredBundle>;
  readonly streams: Collection<StoredStream>;
  readonly states: Collection<StoredState>;
}

export const logCollections = (db: Db): LogCollections => ({
  tiles: db.collection('tiles'),
  bundles: db.collection('entries'),
  streams: db.collection('streams'),
  states: db.collection('log'),
});

/** The id of the one state. */
export const STATE = 'log';

export const tileIdOf = ({ level, index }: TileId): string => `${level.toString()}/${index.toString()}`;
