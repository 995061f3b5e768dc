import { failureCodeOf } from '../failure-code.js';

/** A place outside the operator's hands, or at least beside the log, where checkpoints are kept. */
export interface CheckpointSink {
  readonly name: string;
  /** How much time lies between two checkpoints that it gets at least, in milliseconds. */
  readonly everyMs: number;
  /**
   * Resolves when it has the checkpoint. The same one may come twice.
   * @param checkpoint the signed note
   * @param at milliseconds since 1970
   */
  write(checkpoint: string, head: PublishedHead, at: number): Promise<void>;
}

export interface PublishedHead {
  readonly origin: string;
  readonly size: number;
}

/** What a sink has got last. */
export interface Written {
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Remembers by their names what sinks have got, so that a start doesn't send again what was sent. */
export interface WrittenStore {
  get(sink: string): Promise<Written | undefined>;
  set(sink: string, written: Written): Promise<void>;
}

export interface SinkStatus {
  readonly name: string;
  /** The size of the checkpoint that it has got last; undefined where it has none, or as long as nothing was due. */
  readonly size: number | undefined;
  readonly writtenAt?: Date;
  /** Why it did not get the last one that was due: a code. */
  readonly failure?: string;
}

/** A sink did not take a checkpoint. Says why by a code only. */
export class Unpublished extends Error {
  override readonly name = 'Unpublished';

  constructor(readonly code: string) {
    super(code);
  }
}

/** Whether a sink is due to get a checkpoint: it is another one than the last, and enough time has passed. */
export const isDue = (everyMs: number, last: Written | undefined, size: number, at: number): boolean =>
  last === undefined || (size !== last.size && at - last.at >= everyMs);

/** Gives checkpoints to sinks as they are due. One that fails gets the next checkpoint instead. */
export class Publishing {
  private readonly places: readonly Place[];

  constructor(sinks: readonly CheckpointSink[], store: WrittenStore, log: (message: string) => void) {
    this.places = sinks.map((sink) => new Place(sink, store, log));
  }

  get statuses(): readonly SinkStatus[] {
    return this.places.map(({ status }) => status);
  }

  /** Resolves when each sink has got the checkpoint, was not due, or has failed. Never rejects: see `statuses`. */
  async publish(checkpoint: string, head: PublishedHead, at: number): Promise<void> {
    await Promise.all(this.places.map((place) => place.publish(checkpoint, head, at)));
  }
}

class Place {
  private last: Written | undefined;
  private failure: string | undefined;
  private isWriting = false;

  constructor(
    private readonly sink: CheckpointSink,
    private readonly store: WrittenStore,
    private readonly log: (message: string) => void,
  ) {}

  get status(): SinkStatus {
    return {
      name: this.sink.name,
      size: this.last?.size,
      ...(this.last ? { writtenAt: new Date(this.last.at) } : {}),
      ...(this.failure === undefined ? {} : { failure: this.failure }),
    };
  }

  async publish(checkpoint: string, head: PublishedHead, at: number): Promise<void> {
    if (this.isWriting) return;
    this.isWriting = true;
    try {
      this.last ??= await this.store.get(this.sink.name);
      if (!isDue(this.sink.everyMs, this.last, head.size, at)) return;
      await this.sink.write(checkpoint, head, at);
      this.last = { size: head.size, at };
      this.becomes(undefined);
      await this.store.set(this.sink.name, this.last);
    } catch (error) {
      this.becomes(failureCodeOf(error));
    } finally {
      this.isWriting = false;
    }
  }

  /** Tells of a change once, not at every checkpoint. */
  private becomes(failure: string | undefined): void {
    if (failure !== this.failure) {
      const news = failure === undefined ? 'are written again' : `are not written (${failure})`;
      this.log(`checkpoints for the ${this.sink.name} ${news}`);
    }
    this.failure = failure;
  }
}
