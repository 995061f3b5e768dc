import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Position } from '../eventing/position.js';

/** A place in a feed: after which event, and how many events of the feed came up to it. */
export interface Cursor extends Position {
  readonly sequence: bigint;
}

/** A cursor as it was given out: the place, and the feed that it is a place in. */
export interface GivenCursor {
  readonly cursor: Cursor;
  readonly feed: string;
}

export const BEGINNING: Cursor = { commit: 0n, prepare: 0n, sequence: 0n };

/** What is wrong with a text that is none. */
export const NO_CURSOR = 'is no cursor that this consumer was given';

/** Of the name of a feed, in bytes. */
export const FEED_BYTES = 8;

const VERSION = 1;
const NUMBERS = 1 + 3 * 8;
const CONTENT = NUMBERS + FEED_BYTES;
const MAC = 16;

/**
 * Cursors as consumers hold them: opaque and authenticated, so that nobody makes one up or uses another's. Bytes,
 * base64url: a version; commit, prepare and sequence, each 8 bytes, big-endian; 8 bytes that name the feed; the first
 * 16 bytes of HMAC-SHA-256 over them and the consumer's id.
 */
export class Cursors {
  constructor(private readonly key: Buffer) {}

  /** @param feed its name: 8 bytes in hexadecimal. */
  write({ commit, prepare, sequence }: Cursor, feed: string, consumerId: string): string {
    const bytes = Buffer.alloc(CONTENT + MAC);
    bytes.writeUInt8(VERSION, 0);
    bytes.writeBigUInt64BE(commit, 1);
    bytes.writeBigUInt64BE(prepare, 9);
    bytes.writeBigUInt64BE(sequence, 17);
    bytes.write(feed, NUMBERS, FEED_BYTES, 'hex');
    this.mac(bytes.subarray(0, CONTENT), consumerId).copy(bytes, CONTENT);
    return bytes.toString('base64url');
  }

  /** What a cursor of a consumer names; undefined where it was not given to it. */
  read(text: string, consumerId: string): GivenCursor | undefined {
    const bytes = Buffer.from(text, 'base64url');
    if (bytes.length !== CONTENT + MAC || bytes.toString('base64url') !== text) return undefined;
    const content = bytes.subarray(0, CONTENT);
    if (!timingSafeEqual(this.mac(content, consumerId), bytes.subarray(CONTENT))) return undefined;
    const [commit, prepare] = [content.readBigUInt64BE(1), content.readBigUInt64BE(9)];
    return {
      cursor: { commit, prepare, sequence: content.readBigUInt64BE(17) },
      feed: content.toString('hex', NUMBERS),
    };
  }

  private mac(content: Buffer, consumerId: string): Buffer {
    return createHmac('sha256', this.key).update(content).update(consumerId).digest().subarray(0, MAC);
  }
}

/** As the `sequence` of a CloudEvent: digits that are ordered as text. */
export const formatSequence = (sequence: bigint): string => sequence.toString().padStart(16, '0');
