import type { RangeOptions } from 'lmdb';
import type { Interval, Plan } from '../query/plan.js';
import type { Collection } from './collection.js';
import { numberSize } from './index-keys.js';
import type { Store } from './store.js';

/** A stored document and the key it is stored under (see `encodeId`). */
export interface Stored {
  readonly idKey: Buffer;
  readonly document: Buffer;
}

/**
 * Walks the documents that a plan leads to, and can be left and taken up again later: it holds no transaction
 * in between, only the key it came to. So a cursor that is left open costs nothing, and may or may not see
 * what is written meanwhile.
 */
export class Scan {
  private interval = 0;
  private lastKey: Buffer | undefined;
  /** Documents already met, where an index can lead to one more than once. */
  private readonly met: Set<string> | undefined;

  constructor(
    private readonly store: Store,
    private readonly collection: Collection,
    private readonly plan: Plan,
  ) {
    this.met = plan.index?.multikey === true ? new Set() : undefined;
  }

  /** The documents from the place that the last loop came to. */
  *rest(): Generator<Stored> {
    const { intervals } = this.plan;
    for (let at = intervals[this.interval]; at !== undefined; at = intervals[this.interval]) {
      if (this.plan.pointed) {
        this.interval++;
        const idKey = at.start.subarray(numberSize);
        const document = this.collection.get(idKey);
        if (document !== undefined) yield { idKey, document };
        continue;
      }
      if (at.start.compare(at.end) < 0) yield* this.walk(at);
      this.interval++;
      this.lastKey = undefined;
    }
  }

  private *walk(interval: Interval): Generator<Stored> {
    const { index } = this.plan;
    const source = index === undefined ? this.store.documents : this.store.entries;
    for (const { key, value } of source.getRange(this.range(interval))) {
      this.lastKey = key;
      if (index === undefined) {
        yield { idKey: key.subarray(numberSize), document: value };
        continue;
      }
      if (this.met !== undefined) {
        const id = value.toString('latin1');
        if (this.met.has(id)) continue;
        this.met.add(id);
      }
      const document = this.collection.get(value);
      if (document !== undefined) yield { idKey: value, document };
    }
  }

  private range({ start, end }: Interval): RangeOptions {
    const from = this.lastKey;
    if (this.plan.reverse) {
      return { start: from ?? end, end: start, exclusiveStart: true, inclusiveEnd: true, reverse: true };
    }
    return { start: from ?? start, end, exclusiveStart: from !== undefined };
  }
}
