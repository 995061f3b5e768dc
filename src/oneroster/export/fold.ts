import type { DomainEvent } from '../../eventing/decider.js';
import type { Recorded } from '../../eventing/envelope.js';
import type { Projection, ReadModel } from '../../eventing/projection.js';

/** A read model as it is made of the events that are taken, one after another. */
export class Fold<Doc extends ReadModel, Event extends DomainEvent> {
  readonly documents = new Map<string, Doc>();
  private readonly handled: ReadonlySet<string>;

  constructor(private readonly projection: Projection<Doc, Event>) {
    this.handled = new Set(projection.handles);
  }

  take(event: Recorded): void {
    if (!this.handled.has(event.type)) return;
    const known = event as Recorded<Event>;
    for (const id of this.projection.idsOf(known)) {
      this.documents.set(id, this.projection.evolve(this.documents.get(id), known, id));
    }
  }
}
