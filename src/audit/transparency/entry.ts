import { canonicalJson } from './canonical-json.js';
import type { Hash } from './merkle.js';
import { sha256 } from './primitives.js';

/** An event as it is stored, which is what the log commits to. */
export interface LoggedEvent {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
  /** With `recordedAt`, and `salt`: 16 random bytes, so that nobody finds a guessable grade by trying. */
  readonly metadata: unknown;
}

/**
 * A leaf of the log. An event's commits to the whole event by a hash, and names its stream by the hash of the event
 * that the stream began with, which tells nobody which stream it is who has not seen that event. So entries can be
 * public, and whoever reads them all can count the events of each stream. An index entry commits to these counts.
 */
export type Entry =
  | { readonly kind: 'event'; readonly stream: Hash; readonly content: Hash }
  | { readonly kind: 'index'; readonly streams: number; readonly root: Hash };

const EVENT = 0x01;
const INDEX = 0x02;

/** The hash that stands for an event: SHA-256 over its canonical JSON, with all its members and no others. */
export const contentHash = ({ stream, revision, id, type, data, metadata }: LoggedEvent): Hash =>
  sha256(Buffer.from(canonicalJson({ stream, revision, id, type, data, metadata })));

/** An entry's bytes: 1 kind (1), 32 stream, 32 content; or 1 kind (2), 8 number of streams (big-endian), 32 root. */
export const encodeEntry = (entry: Entry): Buffer => {
  if (entry.kind === 'event') return Buffer.concat([Buffer.of(EVENT), entry.stream, entry.content]);
  const streams = Buffer.alloc(8);
  streams.writeBigUInt64BE(BigInt(entry.streams));
  return Buffer.concat([Buffer.of(INDEX), streams, entry.root]);
};

/** @throws Error where the bytes are no entry */
export const decodeEntry = (bytes: Buffer): Entry => {
  if (bytes[0] === EVENT && bytes.length === 65) {
    return { kind: 'event', stream: bytes.subarray(1, 33), content: bytes.subarray(33) };
  }
  if (bytes[0] === INDEX && bytes.length === 41) {
    const streams = Number(bytes.readBigUInt64BE(1));
    if (Number.isSafeInteger(streams)) return { kind: 'index', streams, root: bytes.subarray(9) };
  }
  throw new Error('These bytes are no entry of a journal’s log.');
};

/** Every 256th leaf is an index entry, so that a tile ends with one. */
export const isIndexPlace = (leaf: number): boolean => leaf % 256 === 255;

/** Entries as C2SP tlog-tiles bundles them: each after its length, 2 bytes big-endian. */
export const encodeBundle = (entries: readonly Buffer[]): Buffer =>
  Buffer.concat(
    entries.flatMap((entry) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(entry.length);
      return [length, entry];
    }),
  );

/** The entries of a bundle, at most `count` of them. @throws Error where the bundle ends in the middle of one */
export const decodeBundle = (bundle: Buffer, count = Infinity): readonly Buffer[] => {
  const entries: Buffer[] = [];
  for (let at = 0; at < bundle.length && entries.length < count;) {
    const end = at + 2 + (at + 2 <= bundle.length ? bundle.readUInt16BE(at) : bundle.length);
    if (end > bundle.length) throw new Error('The bundle of entries was cut off.');
    entries.push(bundle.subarray(at + 2, end));
    at = end;
  }
  return entries;
};
