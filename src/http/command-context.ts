import type { CommandContext } from '../eventing/command-runner.js';
import { DomainError } from '../eventing/domain-error.js';
import { THE_SYSTEM, uuidV5, type Actor } from '../eventing/envelope.js';
import type { Ids } from '../people/ids.js';
import type { WriteRequest } from './write-request.js';

/** What goes with a command that somebody asks for, in a capacity, about one stream. */
export const contextOf = (
  { viewer, consumerId, commandId, content, via, at }: WriteRequest,
  streamId: string,
  schoolId: string,
  { role, onBehalfOf }: Pick<Actor, 'role' | 'onBehalfOf'>,
  ids: Ids,
): CommandContext => ({
  // Of its own in every stream: a key that is used again elsewhere makes other events, with ids of their own.
  commandId: uuidV5(commandId, streamId),
  correlationId: commandId,
  fingerprint: ids.fingerprint(content),
  schoolId,
  actor:
    consumerId === undefined
      ? { ...actorOf(viewer), role, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) }
      : { accountId: consumerId, personId: consumerId, role, onBehalfOf: viewer.personId },
  via,
  at,
});

/**
 * What goes with a command by which somebody does something for oneself: in the first role that the account has.
 * @throws DomainError `no-role`.
 */
export const ownContext = (request: WriteRequest, streamId: string, ids: Ids): CommandContext => {
  const [held] = request.viewer.roles;
  if (!held) throw new DomainError('no-role', 'The account has no role in any school.', 'forbidden');
  return contextOf(request, streamId, held.schoolId, { role: held.role }, ids);
};

const actorOf = ({ accountId, personId }: WriteRequest['viewer']) => ({ accountId, personId });

/** What goes with a command that follows from something by itself. */
export const bySystem = (
  { commandId, at }: Pick<WriteRequest, 'commandId' | 'at'>,
  schoolId: string,
): CommandContext => ({
  commandId,
  correlationId: commandId,
  fingerprint: 'by the system',
  schoolId,
  actor: THE_SYSTEM,
  via: 'system',
  at,
});
