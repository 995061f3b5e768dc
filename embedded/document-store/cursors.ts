import { randomInt } from 'node:crypto';
import { BsonWriter } from './bson/writer.js';
import { documentValue } from './bson/values.js';
import { CommandError } from './errors.js';
import type { Projection } from './query/projection.js';
import type { Source } from './query/query.js';

const firstBatchSize = 101;
/** Batches end near this size, so that one long answer doesn't hold up the others. */
const batchBytes = 4 * 1024 * 1024;
const idleLimit = 10 * 60_000;

/** Takes documents from a source a batch at a time. */
class Cursor {
  lastUsed = Date.now();
  private readonly held: Buffer[] = [];

  constructor(
    readonly namespace: string,
    private readonly source: Source,
    private readonly projection: Projection | undefined,
  ) {}

  /** Writes a batch as the open document's array; answers whether there may be more. */
  writeBatch(writer: BsonWriter, name: string, most: number): boolean {
    const array = writer.openArray(name);
    const startSize = writer.size;
    let count = 0;
    let more = false;
    for (const document of this.documents()) {
      if (count >= most || (count > 0 && writer.size - startSize + document.length > batchBytes)) {
        this.held.push(document);
        more = true;
        break;
      }
      writer.value(String(count++), documentValue(document));
    }
    writer.close(array);
    this.lastUsed = Date.now();
    return more;
  }

  private *documents(): Generator<Buffer> {
    for (let first = this.held.pop(); first !== undefined; first = this.held.pop()) yield first;
    for (const document of this.source.rest()) {
      yield this.projection === undefined ? document : this.projection(document);
    }
  }
}

/** What `find` and its like ask of their cursor. */
export interface CursorOptions {
  readonly batchSize: number | undefined;
  readonly singleBatch: boolean;
  readonly projection: Projection | undefined;
}

/** The cursors that wait for `getMore`. */
export class Cursors {
  private readonly open = new Map<bigint, Cursor>();
  private lastId = BigInt(randomInt(1, 2 ** 40));

  /** The answer with the first batch; stored documents go into it as they are. */
  start(namespace: string, source: Source, { batchSize, singleBatch, projection }: CursorOptions): Buffer {
    const cursor = new Cursor(namespace, source, projection);
    return this.reply(cursor, 'firstBatch', batchSize ?? firstBatchSize, 0n, singleBatch);
  }

  /** The answer with the next batch of an open cursor. */
  next(id: bigint, namespace: string, batchSize: number | undefined): Buffer {
    const cursor = this.open.get(id);
    if (cursor?.namespace !== namespace) {
      throw new CommandError('CursorNotFound', `cursor id ${String(id)} not found`);
    }
    return this.reply(cursor, 'nextBatch', batchSize ?? Infinity, id, false);
  }

  kill(id: bigint): boolean {
    return this.open.delete(id);
  }

  /** Lets go of cursors that nobody asked for in ten minutes. */
  forgetIdle(now: number): void {
    for (const [id, cursor] of this.open) if (now - cursor.lastUsed > idleLimit) this.open.delete(id);
  }

  private reply(cursor: Cursor, batch: string, most: number, id: bigint, closing: boolean): Buffer {
    const writer = new BsonWriter(2048);
    const reply = writer.open();
    const body = writer.openDocument('cursor');
    const more = cursor.writeBatch(writer, batch, most) && !closing;
    const idNow = more ? (id === 0n ? ++this.lastId : id) : 0n;
    if (more) this.open.set(idNow, cursor);
    else this.open.delete(id);
    writer.int64('id', idNow);
    writer.string('ns', cursor.namespace);
    writer.close(body);
    writer.double('ok', 1);
    writer.close(reply);
    return writer.finish();
  }
}
