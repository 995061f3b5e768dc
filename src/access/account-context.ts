import { randomUUID } from 'node:crypto';
import type { CommandContext } from '../eventing/command-runner.js';
import type { Actor, Via } from '../eventing/envelope.js';
import { viaOf } from '../http/write-request.js';
import type { Entitlement } from './account.events.js';
import type { SignedIn, Viewer } from './viewer.js';

/** From where, when and how something is asked for by whoever that is. */
export interface Asker {
  readonly address: string;
  readonly now: Date;
  readonly via: Via;
}

export const askerOf = (request: SignedIn): Asker => ({
  address: request.ip,
  now: new Date(),
  via: viaOf(request),
});

/**
 * What goes with a command about an account. It is of no idempotency key, and its fingerprint says nothing: it would
 * be one of a password.
 */
export const accountContext = (
  actor: Actor,
  [role]: readonly Entitlement[],
  { now, via }: Asker,
): CommandContext => {
  const commandId = randomUUID();
  return {
    commandId,
    correlationId: commandId,
    fingerprint: '',
    schoolId: role?.schoolId ?? '',
    actor,
    via,
    at: now.toISOString(),
  };
};

/** What goes with a command about the own account of whoever gives it. */
export const ownAccountContext = ({ accountId, personId, roles }: Viewer, asker: Asker): CommandContext =>
  accountContext({ accountId, personId, role: roles[0]?.role ?? 'pupil' }, roles, asker);
