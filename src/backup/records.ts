import { PendingBytes } from './pending-bytes.js';
import { DamagedBackup } from './sealed-stream.js';

const LENGTH = 4;

/** A record as it stands among others: its length, 4 bytes big-endian, and its bytes. */
export const framed = (record: Uint8Array): Buffer => {
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32BE(record.length);
  return Buffer.concat([length, record]);
};

/** The records of a stream, wherever it was cut into parts. @throws DamagedBackup where it ends within one. */
export async function* recordsIn(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const pending = new PendingBytes();
  for await (const part of source) {
    pending.add(part);
    while (pending.length >= LENGTH) {
      const length = pending.peek(LENGTH).readUInt32BE(0);
      if (pending.length < LENGTH + length) break;
      yield pending.take(LENGTH + length).subarray(LENGTH);
    }
  }
  if (pending.length > 0) throw new DamagedBackup('the last record was cut off');
}
