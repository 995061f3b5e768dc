import { LRUCache } from 'lru-cache';
import type { Decider, DomainEvent } from './decider.js';
import { DomainError } from './domain-error.js';
import { eventIdOf, newSalt, type Actor, type Recorded, type Via } from './envelope.js';
import { WrongExpectedRevision, type EventStore, type NewEvent } from './event-store.js';
import type { Position } from './position.js';

/** What comes with every command beside the command itself. */
export interface CommandContext {
  /** A UUID; the client's `Idempotency-Key`, or a new one. */
  readonly commandId: string;
  readonly correlationId: string;
  /** Keyed digest of the request; another one under the same `commandId` is refused. */
  readonly fingerprint: string;
  readonly schoolId: string;
  readonly actor: Actor;
  readonly via: Via;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
}

/** What a command led to: its events, and the position that a read has to have reached to show them. */
export interface Outcome<Event extends DomainEvent> {
  readonly events: readonly Event[];
  readonly position: Position | undefined;
  /** True where the command had been carried out before, and nothing was written now. */
  readonly repeated: boolean;
}

interface Written {
  readonly fingerprint: string;
  readonly revision: bigint;
  readonly count: number;
}

/** A stream folded up to a revision, with the commands that made it. */
interface Folded<State> {
  readonly state: State;
  readonly revision: bigint | undefined;
  readonly position: Position | undefined;
  readonly commands: Map<string, Written>;
}

/** What a batch of commands comes to in a state, before any of it is written. */
interface Plan<State> {
  readonly before: Folded<State>;
  readonly state: State;
  readonly commands: ReadonlyMap<string, Written>;
  readonly events: readonly NewEvent[];
  /** One for each command, to be given with the position at which the stream then stands. */
  readonly answers: ((position: Position | undefined) => void)[];
  /** Whether a command was refused or found done already, which a newer state may see differently. */
  readonly doubtful: boolean;
}

interface Waiting<Command, Event extends DomainEvent> {
  readonly command: Command;
  readonly context: CommandContext;
  readonly resolve: (outcome: Outcome<Event>) => void;
  readonly reject: (reason: unknown) => void;
}

export interface RunnerOptions {
  /** How often it is tried where the store can't be reached. */
  readonly attempts?: number;
  /** How often it is decided anew where others keep being faster: each time, one of them has got on. */
  readonly races?: number;
  /** Events in one append after which the next command has to wait for another: what waits is written together. */
  readonly largestAppend?: number;
  /** Most events, over all streams, whose folded states are kept in memory. */
  readonly cachedEvents?: number;
}

/**
 * Carries out commands on the streams of one category: load, decide, append at the expected revision.
 *
 * Commands for one stream go one after another; those that came in while an append was under way are decided
 * in turn and written by a single append. Where another process wrote in between, the stream is read on and
 * everything is decided again. A command that was carried out before, here or elsewhere, is recognised by its
 * id in the stream and answered from it.
 */
export class CommandRunner<State, Command, Event extends DomainEvent> {
  private readonly waiting = new Map<string, Waiting<Command, Event>[]>();
  private readonly folded: LRUCache<string, Folded<State>>;
  private readonly attempts: number;
  private readonly races: number;
  private readonly largestAppend: number;

  constructor(
    private readonly store: Pick<EventStore, 'append' | 'readStream'>,
    private readonly category: string,
    private readonly decider: Decider<State, Command, Event>,
    options: RunnerOptions = {},
  ) {
    this.attempts = options.attempts ?? 5;
    this.races = options.races ?? 25;
    this.largestAppend = options.largestAppend ?? 200;
    this.folded = new LRUCache({
      maxSize: options.cachedEvents ?? 200_000,
      sizeCalculation: ({ revision }) => Number(revision ?? 0n) + 2,
    });
  }

  streamName(id: string): string {
    return `${this.category}-${id}`;
  }

  /** @throws DomainError where the rules refuse, `write-conflict` where others won every time, `store-away`. */
  handle(id: string, command: Command, context: CommandContext): Promise<Outcome<Event>> {
    return new Promise((resolve, reject) => {
      const entry = { command, context, resolve, reject };
      const queue = this.waiting.get(id);
      if (queue) {
        queue.push(entry);
      } else {
        const started = [entry];
        this.waiting.set(id, started);
        void this.drain(id, started);
      }
    });
  }

  /** The state of a stream as it was last known here; read from the store where it wasn't. */
  async known(id: string): Promise<State> {
    return (this.folded.get(id) ?? (await this.readNow(id))).state;
  }

  /** The state of a stream as the store has it now. */
  async load(id: string): Promise<State> {
    return (await this.readNow(id)).state;
  }

  /**
   * What is found in the state of a stream as it was last known here, or else as the store has it now: another process
   * may have written since this one looked.
   */
  async lookUp<T>(
    id: string,
    find: (state: State) => Promise<T | undefined> | T | undefined,
  ): Promise<T | undefined> {
    return (await find(await this.known(id))) ?? find(await this.load(id));
  }

  private async drain(id: string, queue: Waiting<Command, Event>[]): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.slice(0, this.largestAppend);
      let done = batch.length;
      try {
        done = await this.carryOut(id, batch);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
      queue.splice(0, done);
    }
    this.waiting.delete(id);
  }

  /** @returns how many commands of the batch were carried out or refused. */
  private async carryOut(id: string, batch: readonly Waiting<Command, Event>[]): Promise<number> {
    let [races, failures] = [0, 0];
    for (;;) {
      try {
        const known = races + failures === 0 ? this.folded.get(id) : undefined;
        let plan = this.plan(id, known ?? (await this.readOn(id)), batch);
        // Others may have written what these commands were refused for the want of.
        if (known && plan.doubtful) plan = this.plan(id, await this.readOn(id), batch);
        await this.write(id, plan);
        return plan.answers.length;
      } catch (error) {
        if (error instanceof WrongExpectedRevision && ++races < this.races) continue;
        // An append that failed may still have been written: what is there is found by reading on.
        this.folded.delete(id);
        if (error instanceof DomainError) throw error;
        if (error instanceof WrongExpectedRevision) throw writeConflict();
        if (++failures >= this.attempts) throw storeAway(error);
      }
    }
  }

  /** Decides commands one after another; nobody is answered before what was decided is written. */
  private plan(id: string, before: Folded<State>, batch: readonly Waiting<Command, Event>[]): Plan<State> {
    let { state } = before;
    let doubtful = false;
    let next = (before.revision ?? -1n) + 1n;
    const events: NewEvent[] = [];
    const commands = new Map<string, Written>();
    const answers: Plan<State>['answers'] = [];

    for (const { command, context, resolve, reject } of batch) {
      if (events.length >= this.largestAppend) break;
      const { commandId, fingerprint } = context;
      const earlier = before.commands.get(commandId) ?? commands.get(commandId);
      if (earlier) {
        answers.push(() => void this.repeat(id, earlier, fingerprint).then(resolve, reject));
        continue;
      }
      let decided: readonly Event[];
      try {
        decided = this.decider.decide(command, state);
      } catch (error) {
        doubtful = true;
        answers.push(() => reject(error));
        continue;
      }
      doubtful ||= decided.length === 0;
      if (decided.length > 0) commands.set(commandId, { fingerprint, revision: next, count: decided.length });
      decided.forEach((event, index) => {
        events.push({ id: eventIdOf(commandId, index), event, metadata: metadataOf(context) });
        state = this.decider.evolve(state, event);
      });
      next += BigInt(decided.length);
      answers.push((position) => resolve({ events: decided, position, repeated: false }));
    }
    return { before, state, commands, events, answers, doubtful };
  }

  private async write(id: string, { before, state, commands, events, answers }: Plan<State>): Promise<void> {
    let { position } = before;
    if (events.length > 0) {
      position = await this.store.append(this.streamName(id), before.revision, events);
      const revision = (before.revision ?? -1n) + BigInt(events.length);
      for (const [commandId, written] of commands) before.commands.set(commandId, written);
      this.folded.set(id, { state, revision, position, commands: before.commands });
    }
    for (const answer of answers) answer(position);
  }

  private async repeat(id: string, earlier: Written, fingerprint: string): Promise<Outcome<Event>> {
    if (earlier.fingerprint !== fingerprint) {
      throw new DomainError(
        'idempotency-key-reused',
        'This Idempotency-Key was used for another request. Send a new one.',
      );
    }
    const after = earlier.revision === 0n ? undefined : earlier.revision - 1n;
    const events = await this.written(id, after, earlier.count);
    return {
      events: events as unknown as readonly Event[],
      position: events.at(-1)?.position,
      repeated: true,
    };
  }

  private async written(id: string, after: bigint | undefined, count: number): Promise<Recorded[]> {
    const events: Recorded[] = [];
    try {
      for await (const event of this.store.readStream(this.streamName(id), after, count)) events.push(event);
    } catch (error) {
      throw storeAway(error);
    }
    return events;
  }

  /** Reads on for whoever asks, who is told as a writer is where the store is away. */
  private readNow(id: string): Promise<Folded<State>> {
    return this.readOn(id).catch((error: unknown) => {
      throw storeAway(error);
    });
  }

  private async readOn(id: string): Promise<Folded<State>> {
    const known = this.folded.get(id);
    let state = known?.state ?? this.decider.initial();
    let revision = known?.revision;
    let position = known?.position;
    const commands = new Map(known?.commands);
    for await (const event of this.store.readStream(this.streamName(id), revision)) {
      state = this.decider.evolve(state, event as unknown as Event);
      ({ revision, position } = event);
      const { $causationId, fingerprint } = event.metadata;
      const count = (commands.get($causationId)?.count ?? 0) + 1;
      commands.set($causationId, { fingerprint, revision: revision - BigInt(count - 1), count });
    }
    const folded = { state, revision, position, commands };
    // A stream that does not exist yet may be begun by another process at any time.
    if (revision !== undefined) this.folded.set(id, folded);
    return folded;
  }
}

const writeConflict = (): DomainError =>
  new DomainError('write-conflict', 'Others kept changing the same page. Send it again.', 'conflict');

const storeAway = (cause: unknown): DomainError => {
  const away = new DomainError(
    'store-away',
    'The event store does not answer at the moment. Try again shortly.',
    'unavailable',
  );
  away.cause = cause;
  return away;
};

const metadataOf = (context: CommandContext): NewEvent['metadata'] => ({
  schoolId: context.schoolId,
  actor: context.actor,
  recordedAt: context.at,
  via: context.via,
  $correlationId: context.correlationId,
  $causationId: context.commandId,
  fingerprint: context.fingerprint,
  salt: newSalt(),
});
