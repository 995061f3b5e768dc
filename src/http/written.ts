import type { Command, CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import type { DomainEvent } from '../eventing/decider.js';
import type { Outcome } from '../eventing/command-runner.js';
import { wroteAt } from './answer.js';

/** Carries out a command, and names in the reply's headers the position at which a read shows what it wrote. */
export const written = async <Event extends DomainEvent>(
  commands: CommandBus,
  command: Command<Outcome<Event>>,
  reply: FastifyReply,
): Promise<readonly Event[]> => {
  const { events, position } = await commands.execute(command);
  wroteAt(reply, position);
  return events;
};
