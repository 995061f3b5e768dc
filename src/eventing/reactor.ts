import type { CommandContext } from './command-runner.js';
import type { DomainEvent } from './decider.js';
import { DomainError } from './domain-error.js';
import { DurableFollower, type DurableFollowerOptions } from './durable-follower.js';
import { THE_SYSTEM, uuidV5, type Recorded } from './envelope.js';

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

export interface ReactorOptions extends Omit<DurableFollowerOptions, 'name' | 'types'> {
  readonly reactions: readonly Reaction[];
  /** Now, as an instant of ISO 8601 in UTC. */
  readonly now: () => string;
}

/**
 * Carries out what follows from facts, each once: the id of a command is made of the fact's, so that a stream knows
 * one that it had before a crash. While a store is away it tries again, for ever.
 */
export class Reactor extends DurableFollower {
  constructor(private readonly options: ReactorOptions) {
    const types = new Set(options.reactions.flatMap(({ on }) => on));
    super({ ...options, name: 'reactions', types: [...types] });
  }

  protected override async handle(batch: readonly Recorded[]): Promise<void> {
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

/** The contexts of the commands that a consequence is carried out by, where it takes several: each has an id of its own. */
export const stepsOf =
  (context: CommandContext) =>
  (step: string): CommandContext => ({ ...context, commandId: uuidV5(context.commandId, step) });

const isPassing = ({ kind, code }: DomainError): boolean =>
  kind === 'unavailable' || code === 'write-conflict';
