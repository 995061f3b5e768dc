import type { Decider } from '../eventing/decider.js';
import { DomainError, type FieldError } from '../eventing/domain-error.js';
import type { ConsumerEvent } from './consumer.events.js';
import type { Grant } from './grant.values.js';
import { isOneRosterScope, OAUTH_SCOPES } from './oauth-scopes.values.js';

export type ConsumerCommand =
  | {
      readonly kind: 'RegisterConsumer';
      readonly consumerId: string;
      readonly title: string;
      readonly grant: Grant;
      readonly digest: string;
    }
  | { readonly kind: 'ChangeGrant'; readonly grant: Grant; readonly reason: string }
  | { readonly kind: 'RotateSecret'; readonly digest: string; readonly earlierUntil: string }
  | { readonly kind: 'RevokeConsumer'; readonly reason: string };

export interface ConsumerState {
  readonly consumerId: string | undefined;
  readonly grant: Grant | undefined;
  readonly revoked: boolean;
}

const LONGEST_TITLE = 200;
const LONGEST_REASON = 500;

export const consumerDecider: Decider<ConsumerState, ConsumerCommand, ConsumerEvent> = {
  initial: () => ({ consumerId: undefined, grant: undefined, revoked: false }),

  decide(command, { consumerId, grant, revoked }) {
    if (command.kind === 'RegisterConsumer') {
      if (consumerId !== undefined) {
        throw new DomainError('consumer-exists', 'There is a consumer with this id already.', 'conflict');
      }
      const { kind: _, ...registered } = command;
      mustBeSound([...faultsOfTitle(command.title), ...faultsOf(command.grant)]);
      return [{ type: 'ConsumerRegistered', data: registered }];
    }
    if (consumerId === undefined) {
      throw new DomainError('consumer-not-found', 'There is no such consumer.', 'not-found');
    }
    if (command.kind === 'RevokeConsumer') {
      mustBeSound(faultsOfReason(command.reason));
      return revoked ? [] : [{ type: 'ConsumerRevoked', data: { consumerId, reason: command.reason } }];
    }
    if (revoked) {
      throw new DomainError('consumer-revoked', 'The consumer was revoked. Register it anew.', 'conflict');
    }
    switch (command.kind) {
      case 'ChangeGrant':
        mustBeSound([...faultsOf(command.grant), ...faultsOfReason(command.reason)]);
        if (JSON.stringify(command.grant) === JSON.stringify(grant)) return [];
        return [{ type: 'GrantChanged', data: { consumerId, grant: command.grant, reason: command.reason } }];
      case 'RotateSecret': {
        const { digest, earlierUntil } = command;
        return [{ type: 'ConsumerSecretRotated', data: { consumerId, digest, earlierUntil } }];
      }
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(state, event) {
    switch (event.type) {
      case 'ConsumerRegistered':
        return { ...state, consumerId: event.data.consumerId, grant: event.data.grant };
      case 'GrantChanged':
        return { ...state, grant: event.data.grant };
      case 'ConsumerRevoked':
        return { ...state, revoked: true };
      default:
        return state;
    }
  },
};

const faultsOf = (grant: Grant): readonly FieldError[] => {
  const unknown = grant.scopes.filter((scope) => !OAUTH_SCOPES.includes(scope));
  const named = (grant.legalGround ?? '').trim() !== '';
  const isIdentified = grant.identification === 'identified';
  return [
    ...fault(grant.scopes.length === 0, 'scopes', `must be some of ${OAUTH_SCOPES.join(', ')}`),
    ...fault(unknown.length > 0, 'scopes', `hold what there is not: ${unknown.join(', ')}`),
    ...fault(grant.schools.length === 0, 'schools', 'must be "all", or the ids of some'),
    ...fault(grant.types.length === 0, 'types', 'must be "all", or some types of event'),
    ...fault(isIdentified && !named, 'legalGround', 'must say by which law or order people are identified'),
    ...fault(
      !isIdentified && grant.scopes.some(isOneRosterScope),
      'identification',
      'must be "identified": OneRoster has names',
    ),
  ];
};

const faultsOfTitle = (title: string): readonly FieldError[] =>
  fault(title.trim() === '' || title.length > LONGEST_TITLE, 'title', 'must have 1 to 200 characters');

const faultsOfReason = (reason: string): readonly FieldError[] =>
  fault(reason.trim() === '' || reason.length > LONGEST_REASON, 'reason', 'must have 1 to 500 characters');

const fault = (isOne: boolean, field: string, message: string): readonly FieldError[] =>
  isOne ? [{ field, message }] : [];

const mustBeSound = (faults: readonly FieldError[]): void => {
  if (faults.length === 0) return;
  const sentence = faults.map(({ field, message }) => `${field} ${message}`).join('; ');
  throw new DomainError('invalid-grant', `Put right: ${sentence}.`, 'bad-input', faults);
};
