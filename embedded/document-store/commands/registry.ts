import type { Document } from 'bson';
import { CommandError } from '../errors.js';
import { aggregation } from './aggregate.js';
import type { Command } from './command.js';
import type { Answer, Context, Handlers } from './context.js';
import { handshake } from './handshake.js';
import { reads } from './reads.js';
import { schema } from './schema.js';
import { writes } from './writes.js';

const handlers: Handlers = { ...handshake, ...reads, ...writes, ...schema, ...aggregation };

const failure = (error: CommandError): Document => ({
  ok: 0,
  errmsg: error.message,
  code: error.code,
  codeName: error.codeName,
  ...error.details,
});

/** Runs one command; whatever goes wrong is an answer with a code and a name. */
export const runCommand = async (command: Command, context: Context): Promise<Answer> => {
  try {
    const handler = Object.hasOwn(handlers, command.name) ? handlers[command.name] : undefined;
    if (handler === undefined)
      throw new CommandError('CommandNotFound', `no such command: '${command.name}'`);
    return await handler(command, context);
  } catch (error) {
    if (error instanceof CommandError) return failure(error);
    process.stderr.write(
      `${command.name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return failure(new CommandError('InternalError', `internal error in ${command.name}: ${String(error)}`));
  }
};
