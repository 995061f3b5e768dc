import type { Decider } from '../eventing/decider.js';
import { DomainError, type FieldError } from '../eventing/domain-error.js';
import { mustHaveNoFaults, textFaults } from '../eventing/faults.values.js';
import { own } from '../school/plain-data.values.js';
import type { ClinicAdmitted, ClinicEvent } from './clinic.events.js';

export type ClinicCommand =
  | {
      readonly kind: 'AdmitClinic';
      readonly clinic: ClinicAdmitted['data'];
      /** The subjects of the school. */
      readonly subjectIds: readonly string[];
    }
  | { readonly kind: 'RegisterClinicKey'; readonly keyId: string; readonly publicKey: string }
  | { readonly kind: 'RevokeClinicKey'; readonly keyId: string; readonly reason: string }
  | { readonly kind: 'DismissClinic'; readonly reason: string };

export interface ClinicState {
  readonly clinic: ClinicAdmitted['data'] | undefined;
  readonly keys: Readonly<Record<string, { readonly publicKey: string; readonly revoked: boolean }>>;
  readonly dismissed: boolean;
}

const LONGEST_TITLE = 200;
const LONGEST_REASON = 500;
/** The one in use, the next one, and room for a mistake. */
const MOST_KEYS = 5;

export const clinicDecider: Decider<ClinicState, ClinicCommand, ClinicEvent> = {
  initial: () => ({ clinic: undefined, keys: {}, dismissed: false }),

  decide(command, state) {
    if (command.kind === 'AdmitClinic') return admit(command, state);
    const { clinic, keys, dismissed } = state;
    if (!clinic) throw clinicNotFound();
    const { clinicId } = clinic;
    if (command.kind === 'DismissClinic') {
      mustBeReason(command.reason);
      return dismissed ? [] : [{ type: 'ClinicDismissed', data: { clinicId, reason: command.reason } }];
    }
    if (dismissed) {
      throw new DomainError('clinic-dismissed', 'The clinic was dismissed. Admit it anew.', 'conflict');
    }
    switch (command.kind) {
      case 'RegisterClinicKey': {
        const { keyId, publicKey } = command;
        if (own(keys, keyId)) return [];
        if (Object.values(keys).filter(({ revoked }) => !revoked).length >= MOST_KEYS) {
          throw new DomainError(
            'too-many-keys',
            `A clinic has ${MOST_KEYS.toString()} keys at most. Revoke one first.`,
            'conflict',
          );
        }
        return [{ type: 'ClinicKeyRegistered', data: { clinicId, keyId, publicKey } }];
      }
      case 'RevokeClinicKey': {
        const { keyId, reason } = command;
        mustBeReason(reason);
        const key = own(keys, keyId);
        if (!key) throw new DomainError('key-not-found', 'The clinic has no such key.', 'not-found');
        return key.revoked ? [] : [{ type: 'ClinicKeyRevoked', data: { clinicId, keyId, reason } }];
      }
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(state, event) {
    switch (event.type) {
      case 'ClinicAdmitted':
        return { ...state, clinic: event.data };
      case 'ClinicKeyRegistered': {
        const { keyId, publicKey } = event.data;
        return { ...state, keys: { ...state.keys, [keyId]: { publicKey, revoked: false } } };
      }
      case 'ClinicKeyRevoked': {
        const { keyId } = event.data;
        const key = own(state.keys, keyId);
        return key ? { ...state, keys: { ...state.keys, [keyId]: { ...key, revoked: true } } } : state;
      }
      case 'ClinicDismissed':
        return { ...state, dismissed: true };
      default:
        return state;
    }
  },
};

export const clinicNotFound = (): DomainError =>
  new DomainError('clinic-not-found', 'There is no such clinic.', 'not-found');

const admit = (
  { clinic, subjectIds }: Extract<ClinicCommand, { kind: 'AdmitClinic' }>,
  state: ClinicState,
): ClinicEvent[] => {
  if (state.clinic) return [];
  const unknown = clinic.sportIds.filter((id) => !subjectIds.includes(id));
  const faults: FieldError[] = [
    ...textFaults('title', clinic.title, LONGEST_TITLE),
    ...(unknown.length === 0 ? [] : [{ field: 'sportIds', message: 'must be subjects of the school' }]),
  ];
  mustHaveNoFaults(faults, 'invalid-clinic', 'The clinic was not admitted');
  return [{ type: 'ClinicAdmitted', data: clinic }];
};

const mustBeReason = (reason: string): void =>
  mustHaveNoFaults(textFaults('reason', reason, LONGEST_REASON), 'reason-required', 'Nothing was changed');
