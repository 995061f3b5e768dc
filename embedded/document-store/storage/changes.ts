import type { Database } from 'lmdb';

/** Records by their keys, both as bytes. */
export type Records = Database<Buffer, Buffer>;

interface Change {
  readonly records: Records;
  readonly key: Buffer;
  readonly before: Buffer | undefined;
}

/**
 * What a write has changed within its transaction, to be taken back where it can't be finished. A transaction of LMDB
 * within another one would do that by itself, but takes three megabytes, a copy of the list of free pages and a copy of
 * each page for every single write.
 */
export class Changes {
  private readonly made: Change[] = [];

  /** Puts a record where `before` stands. */
  put(records: Records, key: Buffer, value: Buffer, before?: Buffer): void {
    this.made.push({ records, key, before });
    records.putSync(key, value);
  }

  /** Removes the record `before`. */
  remove(records: Records, key: Buffer, before: Buffer): void {
    this.made.push({ records, key, before });
    records.removeSync(key);
  }

  /** Leaves everything as it was before the first change, within the same transaction. */
  takeBack(): void {
    for (const { records, key, before } of this.made.reverse()) {
      if (before === undefined) records.removeSync(key);
      else records.putSync(key, before);
    }
  }
}
