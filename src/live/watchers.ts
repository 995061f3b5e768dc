import type { Recorded } from '../eventing/envelope.js';
import type { Position } from '../eventing/position.js';
import { topicsOf, type Topic } from './topics.js';

/** Who looks at what, by topic: an event costs one look for each topic that it has, however many look. */
export class Watchers {
  private readonly watching = new Map<Topic, Set<Watching>>();

  /** Somebody begins to look, at nothing yet. */
  begin(): Watching {
    return new Watching(this.watching);
  }

  noticed(batch: readonly Recorded[]): void {
    for (const event of batch) {
      for (const topic of topicsOf(event)) {
        for (const watching of this.watching.get(topic) ?? []) watching.tell(event.position);
      }
    }
  }

  /** At how many topics anybody looks. */
  get topics(): number {
    return this.watching.size;
  }
}

/** One who looks, and is told the newest change only: what came before it is read with it. */
export class Watching {
  private topics: ReadonlySet<Topic> = new Set();
  private told: Position | undefined;
  private wake: (() => void) | undefined;

  constructor(private readonly all: Map<Topic, Set<Watching>>) {}

  /** From now on these topics, and no others. */
  at(topics: readonly Topic[]): void {
    const wanted = new Set(topics);
    for (const topic of this.topics) if (!wanted.has(topic)) this.leave(topic);
    for (const topic of wanted) if (!this.topics.has(topic)) this.enter(topic);
    this.topics = wanted;
  }

  end(): void {
    this.at([]);
  }

  tell(position: Position): void {
    this.told = position;
    this.wake?.();
  }

  /** Where the newest change stands; undefined where none comes in so many milliseconds, or until the signal. */
  async next(signal: AbortSignal, withinMs: number): Promise<Position | undefined> {
    if (!this.told && !signal.aborted) await this.woken(signal, withinMs);
    const { told } = this;
    this.told = undefined;
    return told;
  }

  private woken(signal: AbortSignal, withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(patience);
        signal.removeEventListener('abort', end);
        this.wake = undefined;
        resolve();
      };
      const patience = setTimeout(end, withinMs);
      signal.addEventListener('abort', end);
      this.wake = end;
    });
  }

  private enter(topic: Topic): void {
    const others = this.all.get(topic);
    if (others) others.add(this);
    else this.all.set(topic, new Set([this]));
  }

  private leave(topic: Topic): void {
    const others = this.all.get(topic);
    others?.delete(this);
    if (others?.size === 0) this.all.delete(topic);
  }
}
