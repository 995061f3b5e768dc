import { setTimeout as delay } from 'node:timers/promises';
import type { CommandContext } from './command-runner.js';
import type { DomainEvent } from './decider.js';
import { DomainError } from './domain-error.js';
import { DurableFollower, type DurableFollowerOptions } from './durable-follower.js';
import { THE_SYSTEM, uuidV5, type Recorded } from './envelope.js';
import { formatPosition, parsePosition, type Position } from './position.js';
import type { RefusedConsequence, RefusedConsequences } from './refused-consequences.js';

/** A command that follows from a fact. */
export interface Consequence {
  /** Tells it from the other consequences of the same fact: best, the stream that it is for. */
  readonly key: string;
  /** The school that the command is carried out for; that of the fact, unless another is named. */
  readonly schoolId?: string;
  /** Sends the command. What the rules refuse is kept and passed over: mostly the state that it was for is gone. */
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
  readonly store: DurableFollowerOptions['store'] & {
    eventAt(position: Position): Promise<Recorded | undefined>;
  };
  readonly refused: Pick<RefusedConsequences, 'keep' | 'forget' | 'wanted'>;
  readonly reactions: readonly Reaction[];
  /** Now, as an instant of ISO 8601 in UTC. */
  readonly now: () => string;
  readonly triesAgainEveryMs?: number;
}

const TRIES_AGAIN_EVERY_MS = 2_000;

/**
 * Carries out what follows from facts, each once: the id of a command is made of the fact's, so that a stream knows
 * one that it had before a crash. While a store is away it tries again, for ever; what was refused it tries again when
 * somebody asks for that.
 */
export class Reactor extends DurableFollower {
  private readonly ending = new AbortController();
  private done: Promise<void> | undefined;

  constructor(private readonly options: ReactorOptions) {
    const types = new Set(options.reactions.flatMap(({ on }) => on));
    super({ ...options, name: 'reactions', types: [...types] });
  }

  override async start(): Promise<void> {
    await super.start();
    this.done = this.tryWanted();
  }

  override async stop(): Promise<void> {
    this.ending.abort();
    await this.done;
    await super.stop();
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
      await this.carryOut(reaction, event, consequence);
    }
  }

  /** @returns whether it was carried out; what was refused is kept. */
  private async carryOut(reaction: Reaction, event: Recorded, consequence: Consequence): Promise<boolean> {
    const context = this.contextOf(reaction, event, consequence);
    try {
      await consequence.carryOut(context);
      return true;
    } catch (error) {
      if (!(error instanceof DomainError) || isPassing(error)) throw error;
      const { code, message } = error;
      this.options.log(`${reaction.name}: ${consequence.key} refused (${code})`);
      await this.options.refused.keep({
        ...{ _id: context.commandId, reaction: reaction.name, key: consequence.key, code, message },
        ...{ schoolId: context.schoolId, eventType: event.type, position: formatPosition(event.position) },
        at: new Date(context.at),
      });
      return false;
    }
  }

  private async tryWanted(): Promise<void> {
    const { refused, log, triesAgainEveryMs = TRIES_AGAIN_EVERY_MS } = this.options;
    const { signal } = this.ending;
    while (!signal.aborted) {
      try {
        for (const one of await refused.wanted()) {
          if (await this.isSettled(one)) await refused.forget(one._id);
        }
      } catch (error) {
        log(`what was refused is not tried again: ${String(error)}`);
      }
      await delay(triesAgainEveryMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Tries once more what was refused. @returns whether nothing of it is left to do, also since it follows no more. */
  private async isSettled({ reaction: name, key, position }: RefusedConsequence): Promise<boolean> {
    const reaction = this.options.reactions.find((one) => one.name === name);
    const at = parsePosition(position);
    const event = at && (await this.options.store.eventAt(at));
    if (!reaction || !event) return true;
    const consequence = (await reaction.consequences(event)).find((one) => one.key === key);
    return !consequence || (await this.carryOut(reaction, event, consequence));
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

/** Whether it may go otherwise when it is tried again. */
export const isPassing = ({ kind, code }: DomainError): boolean =>
  kind === 'unavailable' || code === 'write-conflict';
