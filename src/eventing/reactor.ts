import type { CommandContext } from './command-runner.js';
import type { DomainEvent } from './decider.js';
import type { Db } from './document-store.js';
import { DomainError } from './domain-error.js';
import { DurableFollower, type FollowerStatus } from './durable-follower.js';
import { THE_SYSTEM, uuidV5, type Recorded } from './envelope.js';
import type { EventStore } from './event-store.js';

/** A command that follows from a fact. */
export interface Consequence {
  /** Tells it from the other consequences of the same fact: best, the stream that it is for. */
  readonly key: string;
  /** The school that the command is carried out for; that of the fact, unless another is named. */
  readonly schoolId?: string;
  /** Sends the command. What the rules refuse is logged and passed over: the state that it was for is gone. */
  carryOut(context: CommandContext): Promise<unknown>;
}

/** What follows from facts, named as the sentence that it carries out. */
export interface Reaction<Event extends DomainEvent = DomainEvent> {
  /** Part of the commands' ids: a reaction keeps its name for ever. */
  readonly name: string;
  readonly on: readonly Event['type'][];
  /** In the order in which they are to be carried out. */
  consequences(event: Recorded<Event>): Promise<readonly Consequence[]>;
}

export interface ReactorOptions {
  readonly store: Pick<EventStore, 'subscribe'>;
  readonly db: Db;
  readonly reactions: readonly Reaction[];
  /** Now, as an instant of ISO 8601 in UTC. */
  readonly now: () => string;
  readonly log: (message: string) => void;
  readonly checkpointEveryMs?: number;
}

/**
 * Carries out what follows from facts, each once: the id of a command is made of the fact's, so that a stream knows
 * one that it had before a crash. While a store is away it tries again, for ever.
 */
export class Reactor {
  private readonly follower: DurableFollower;

  constructor(private readonly options: ReactorOptions) {
    const { store, db, reactions, log, checkpointEveryMs } = options;
    this.follower = new DurableFollower({
      store,
      db,
      log,
      name: 'reactions',
      types: [...new Set(reactions.flatMap(({ on }) => on))],
      handle: (batch) => this.handle(batch),
      ...(checkpointEveryMs === undefined ? {} : { checkpointEveryMs }),
    });
  }

  start(): Promise<void> {
    return this.follower.start();
  }

  stop(): Promise<void> {
    return this.follower.stop();
  }

  status(): FollowerStatus {
    return this.follower.status();
  }

  private async handle(batch: readonly Recorded[]): Promise<void> {
    for (const event of batch) {
      for (const reaction of this.options.reactions) {
        if (reaction.on.includes(event.type)) await this.react(reaction, event);
      }
    }
  }

  private async react(reaction: Reaction, event: Recorded): Promise<void> {
    for (const consequence of await reaction.consequences(event)) {
      try {
        await consequence.carryOut(this.contextOf(reaction, event, consequence));
      } catch (error) {
        if (!(error instanceof DomainError) || isPassing(error)) throw error;
        this.options.log(`${reaction.name}: ${consequence.key} refused (${error.code})`);
      }
    }
  }

  private contextOf({ name }: Reaction, event: Recorded, { key, schoolId }: Consequence): CommandContext {
    return {
      commandId: uuidV5(event.id, `${name} ${key}`),
      correlationId: event.metadata.$correlationId,
      fingerprint: name,
      schoolId: schoolId ?? event.metadata.schoolId,
      actor: THE_SYSTEM,
      via: 'system',
      at: this.options.now(),
    };
  }
}

const isPassing = ({ kind, code }: DomainError): boolean =>
  kind === 'unavailable' || code === 'write-conflict';
