import type { DomainEvent } from '../../eventing/decider.js';
import type { Recorded } from '../../eventing/envelope.js';
import type { EventStore, NewEvent } from '../../eventing/event-store.js';
import { START, type Position } from '../../eventing/position.js';
import type { Vault } from '../../people/vault.js';
import type { ImportTools } from '../importing.js';

/** The store as it is, into which nothing is written: what would be stands here, and is read on after the rest. */
export class TrialStore implements Pick<EventStore, 'append' | 'readStream'> {
  private readonly added = new Map<string, Recorded[]>();

  constructor(private readonly store: Pick<EventStore, 'readStream'>) {}

  /** All that would be written, stream by stream. */
  get intended(): readonly DomainEvent[] {
    return [...this.added.values()].flat();
  }

  append(streamName: string, expected: bigint | undefined, events: readonly NewEvent[]): Promise<Position> {
    const next = (expected ?? -1n) + 1n;
    const added = events.map(({ id, event: { type, data }, metadata }, index): Recorded => {
      return { id, streamName, revision: next + BigInt(index), position: START, type, data, metadata };
    });
    this.added.set(streamName, [...(this.added.get(streamName) ?? []), ...added]);
    return Promise.resolve(START);
  }

  async *readStream(streamName: string, after?: bigint, limit = Infinity): AsyncGenerator<Recorded> {
    const added = this.added.get(streamName) ?? [];
    const [first] = added;
    let left = limit;
    // Where others write meanwhile, the trial stands for what there was before.
    for await (const event of this.store.readStream(streamName, after)) {
      if (left-- <= 0 || (first && event.revision >= first.revision)) break;
      yield event;
    }
    for (const event of added) {
      if ((after === undefined || event.revision > after) && left-- > 0) yield event;
    }
  }
}

/** A vault that makes no keys: what would be sealed says nothing, and of whoever is new nothing is the same. */
export const trialVault = (
  vault: Pick<Vault, 'open' | 'digest' | 'erasedAmong' | 'knows'>,
): ImportTools['vault'] => ({
  open: (sealed) => vault.open(sealed),
  erasedAmong: (personIds) => vault.erasedAmong(personIds),
  seal: (personId, _text, place) => Promise.resolve({ sealed: '', of: personId, in: place }),
  digest: async (personId, text) => ((await vault.knows(personId)) ? vault.digest(personId, text) : 'new'),
});
