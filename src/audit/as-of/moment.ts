import type { Recorded } from '../../eventing/envelope.js';
import { comparePositions, type Position } from '../../eventing/position.js';

/** When the event at a position was recorded; undefined where nothing is known of it. */
type RecordedAt = (position: Position) => Promise<string | undefined>;

/** The part of the log that a moment is looked for in, and what is looked for. */
interface Sought {
  /** Instant, ISO 8601 in UTC. */
  readonly instant: string;
  /** Of an event that was known at that instant. */
  readonly known: Position;
  /** Before which everything that was known lies. */
  readonly later: Position;
}

/**
 * A place in the log at which it is cut: what stands up to it was known then. Where an instant is asked for, the place
 * is found as it is needed, by the events that it is asked about: what stands before an event that was recorded by
 * then was known too, and what stands after one that was recorded later was not. So the cut is one and the same for
 * all that is read, though clocks of several writers differ and instants are in no strict order.
 */
export class Moment {
  private known: Position;
  private later: Position;

  constructor(
    private readonly sought: Sought,
    private readonly recordedAt: RecordedAt,
  ) {
    this.known = sought.known;
    this.later = sought.later;
  }

  /** The moment at which an event was the newest. */
  static of({ position, metadata }: Pick<Recorded, 'position' | 'metadata'>): Moment {
    const later = { ...position, prepare: position.prepare + 1n };
    return new Moment({ instant: metadata.recordedAt, known: position, later }, () =>
      Promise.resolve(undefined),
    );
  }

  get instant(): string {
    return this.sought.instant;
  }

  /** The furthest position that is known to have been there. */
  get position(): Position {
    return this.known;
  }

  knows({ position, metadata }: Pick<Recorded, 'position' | 'metadata'>): boolean {
    return this.decided(position) ?? this.learned(position, metadata.recordedAt);
  }

  /**
   * Tells of each of some positions of events whether it had been reached. As few events as need be are looked at.
   */
  async reached(positions: Iterable<Position>): Promise<(position: Position) => boolean> {
    const gone = new Set<Position>();
    let open = [...positions].filter((position) => this.decided(position) === undefined);
    open.sort(comparePositions);
    while (open.length > 0) {
      const middle = open[Math.floor(open.length / 2)];
      if (!middle) break;
      const recordedAt = await this.recordedAt(middle);
      if (recordedAt === undefined) gone.add(middle);
      else if (this.decided(middle) === undefined) this.learned(middle, recordedAt);
      open = open.filter((position) => !gone.has(position) && this.decided(position) === undefined);
    }
    return (position) => this.decided(position) ?? false;
  }

  /** Whether it was known; undefined between what is known to have been there and what is known not to. */
  private decided(position: Position): boolean | undefined {
    if (comparePositions(position, this.known) <= 0) return true;
    return comparePositions(position, this.later) >= 0 ? false : undefined;
  }

  private learned(position: Position, recordedAt: string): boolean {
    const was = recordedAt <= this.sought.instant;
    if (was) this.known = position;
    else this.later = position;
    return was;
  }
}
