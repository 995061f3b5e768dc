import type { Recorded } from '../envelope.js';
import type { AnyProjection } from '../projection.js';
import type { Stored } from './projection-store.js';

/** Hears in one process what otherwise would have to be followed, and read, a second time. */
export interface ProjectionAudience {
  /** Before a batch is folded. */
  noticed(batch: readonly Recorded[]): void;
  /** After documents were written as they are here. */
  written(projection: AnyProjection, documents: Iterable<Stored>): void;
  /** What comes may have been missed; what was missed comes again. */
  dropped(): void;
}
