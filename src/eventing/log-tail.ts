import type { Recorded } from './envelope.js';
import { Follower } from './follower.js';
import { comparePositions, laterOf, START, type Position } from './position.js';
import type { Followed } from './subscription.js';

export interface LogTailOptions {
  readonly store: Followed & {
    readAll(after: Position, upTo: Position, largestBatch: number): AsyncIterable<readonly Recorded[]>;
    lastPosition(): Promise<Position>;
  };
  readonly log: (message: string) => void;
  /** How many of the newest events are kept. */
  readonly most?: number;
  /** How many readers read older events from the store at once; others wait. */
  readonly atOnce?: number;
}

/** A part of the log, in its order. */
export interface LogPart {
  readonly events: readonly Recorded[];
  /** Everything up to here is in it, or came before. */
  readonly upTo: Position;
  /** Whether nothing more is known at the moment. */
  readonly atHead: boolean;
}

const MOST = 10_000;
/** Whoever follows is woken so often at most, so that in busy times each has several events to take at once. */
const BEAT_MS = 20;
const AT_ONCE = 2;

/**
 * The log as many follow it: its newest events are kept in memory once for all, and older ones are read from the
 * store, few at once, so that followers cost the store nothing and nobody who reads from the beginning hinders others.
 */
export class LogTail {
  private events: Recorded[] = [];
  /** Every event after it is kept. */
  private from: Position = START;
  private head: Position = START;
  /** What the waiting were told of. */
  private announced: Position = START;
  private announcedAt = -Infinity;
  private announcing: NodeJS.Timeout | undefined;
  private follower: Follower | undefined;
  private drop = new AbortController();
  private readonly waiting = new Set<() => void>();
  private readonly queue: (() => void)[] = [];
  private reading = 0;

  constructor(private readonly options: LogTailOptions) {}

  async start(): Promise<void> {
    const { store, log } = this.options;
    this.from = this.head = this.announced = await store.lastPosition();
    this.follower = new Follower({
      store,
      after: () => this.head,
      handle: (batch) => this.take(batch),
      onDrop: (error, attempt) => {
        log(`subscription dropped (${String(error)}), resume ${attempt.toString()}`);
        this.drop.abort(error);
        this.drop = new AbortController();
      },
    });
  }

  async stop(): Promise<void> {
    clearTimeout(this.announcing);
    await this.follower?.stop();
  }

  /** Aborted, for its reason, when the subscription drops next: what comes from then on is known late. */
  get dropping(): AbortSignal {
    return this.drop.signal;
  }

  /** Where the newest event known stands. */
  get newest(): Position {
    return this.head;
  }

  /** Whether what comes after a position is kept in memory. */
  keeps(after: Position): boolean {
    return comparePositions(after, this.from) >= 0;
  }

  /** Where the newest event stands that the store has, known here or not. */
  headNow(): Promise<Position> {
    return this.options.store.lastPosition();
  }

  /** At most so many events after a position. */
  async read(after: Position, limit: number): Promise<LogPart> {
    if (!this.keeps(after)) return this.older(after, limit);
    const first = this.indexAfter(after);
    const events = this.events.slice(first, first + limit);
    const atHead = first + events.length === this.events.length;
    return { events, upTo: events.at(-1)?.position ?? after, atHead };
  }

  /**
   * Waits for an event after a position, for at most so many milliseconds, and until the signal is given.
   * @returns whether there is one.
   */
  async beyond(position: Position, signal: AbortSignal, withinMs: number): Promise<boolean> {
    const isThere = (): boolean => comparePositions(this.announced, position) > 0;
    if (isThere() || signal.aborted) return isThere();
    await new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(patience);
        this.waiting.delete(wake);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const wake = (): void => {
        if (isThere()) end();
      };
      const patience = setTimeout(end, withinMs);
      this.waiting.add(wake);
      signal.addEventListener('abort', end);
    });
    return isThere();
  }

  private take(batch: readonly Recorded[]): void {
    const unseen = batch.filter(({ position }) => comparePositions(position, this.head) > 0);
    this.head = laterOf(this.head, batch.at(-1)?.position ?? START);
    this.events.push(...unseen);
    const { most = MOST } = this.options;
    // Half as many more are let come together, so that not every batch moves them all.
    if (this.events.length > 1.5 * most) {
      const dropped = this.events.length - most;
      this.from = this.events[dropped - 1]?.position ?? this.from;
      this.events = this.events.slice(dropped);
    }
    this.announce();
  }

  private announce(): void {
    if (this.announcing) return;
    const wait = this.announcedAt + BEAT_MS - performance.now();
    const now = (): void => {
      this.announcing = undefined;
      this.announcedAt = performance.now();
      this.announced = this.head;
      for (const wake of [...this.waiting]) wake();
    };
    if (wait <= 0) now();
    else this.announcing = setTimeout(now, wait);
  }

  private async older(after: Position, limit: number): Promise<LogPart> {
    await this.turn();
    try {
      const upTo = this.head;
      for await (const events of this.options.store.readAll(after, upTo, limit)) {
        const last = events.at(-1)?.position ?? upTo;
        return { events, upTo: last, atHead: comparePositions(last, this.head) >= 0 };
      }
      return { events: [], upTo, atHead: comparePositions(upTo, this.head) >= 0 };
    } finally {
      const next = this.queue.shift();
      if (next) next();
      else this.reading--;
    }
  }

  /** Waits until fewer than so many read from the store; whoever came first goes first, in the place of who ends. */
  private async turn(): Promise<void> {
    if (this.reading < (this.options.atOnce ?? AT_ONCE)) this.reading++;
    else await new Promise<void>((resolve) => this.queue.push(resolve));
  }

  private indexAfter(position: Position): number {
    let [low, high] = [0, this.events.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const at = this.events[middle]?.position ?? START;
      if (comparePositions(at, position) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
