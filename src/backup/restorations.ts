import type { EventStore } from '../eventing/event-store.js';
import type { Position } from '../eventing/position.js';
import { lostBy, restorationOf, type RecordedRestoration, type Restoration } from './restoration.js';
import { RESTORATIONS_STREAM } from './restoration.values.js';

/**
 * The restorations that are on record. None is added while the journal runs, for a journal is restored into a folder of
 * its own before it is started: so they are read once.
 */
export class Restorations {
  private constructor(private readonly recorded: readonly RecordedRestoration[]) {}

  static async readFrom(store: Pick<EventStore, 'readStream'>): Promise<Restorations> {
    const recorded: RecordedRestoration[] = [];
    for await (const event of store.readStream(RESTORATIONS_STREAM)) {
      if (event.type === 'JournalRestored') recorded.push(event as unknown as RecordedRestoration);
    }
    return new Restorations(recorded);
  }

  static readonly none = new Restorations([]);

  /** All of them, the newest first. @param signed see `restorationOf`; they are of before the newest. */
  all(signed: readonly number[] = []): readonly Restoration[] {
    return this.recorded
      .map((one, index) => restorationOf(one, index === this.recorded.length - 1 ? signed : []))
      .toReversed();
  }

  /** The restoration by which a position was lost that had been given out before it. */
  lostBy(position: Position): Restoration | undefined {
    const found = lostBy(this.recorded, position);
    return found && restorationOf(found);
  }
}
