import type { EventMetadata } from '../eventing/envelope.js';
import type { StoredEvent } from '../eventing/event-store.js';
import { comparePositions, formatPosition, parsePosition, type Position } from '../eventing/position.js';
import { DamagedBackup } from './sealed-stream.js';

/** An event in a backup: JSON, so that it can be read when there is no program any more that has made it. */
interface EventRecord {
  readonly stream: string;
  readonly revision: string;
  readonly id: string;
  readonly type: string;
  /** In the store it was taken from, `commit/prepare`. */
  readonly position: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly data: object;
  readonly metadata: EventMetadata;
}

export const encodeEvent = (event: StoredEvent): Buffer => {
  const { streamName, revision, id, type, position, created, data, metadata } = event;
  const record: EventRecord = {
    ...{ stream: streamName, revision: revision.toString(), id, type },
    ...{ position: formatPosition(position), created: created.getTime(), data, metadata },
  };
  return Buffer.from(JSON.stringify(record));
};

export const decodeEvent = (record: Buffer): StoredEvent => {
  const { stream, revision, position, created, ...event } = JSON.parse(record.toString()) as EventRecord;
  const at = parsePosition(position);
  if (!at) throw new DamagedBackup(`${position} is no position`);
  return {
    ...event,
    ...{ streamName: stream, revision: BigInt(revision), position: at, created: new Date(created) },
  };
};

/** The events of a file in their order. @throws DamagedBackup where they are not those between two positions. */
export async function* eventsIn(
  records: AsyncIterable<Buffer>,
  { after, upTo, count, file }: EventSpan,
): AsyncGenerator<StoredEvent> {
  let [last, seen] = [after, 0];
  for await (const record of records) {
    const event = decodeEvent(record);
    if (comparePositions(event.position, last) <= 0)
      throw new DamagedBackup(`${file}: events are out of order.`);
    last = event.position;
    seen++;
    yield event;
  }
  if (seen !== count || (seen > 0 && comparePositions(last, upTo) !== 0)) {
    throw new DamagedBackup(`${file}: it does not hold the ${count.toString()} events that it should.`);
  }
}

export interface EventSpan {
  readonly after: Position;
  readonly upTo: Position;
  readonly count: number;
  /** What it is called where something is wrong. */
  readonly file: string;
}
