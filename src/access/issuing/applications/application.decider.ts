import type { Decider } from '../../../eventing/decider.js';
import { DomainError } from '../../../eventing/domain-error.js';
import type { Sealed } from '../../../people/sealed.values.js';
import type { GuardianApplicationEvent, GuardianApplicationFiled } from './application.events.js';

export type GuardianApplicationCommand =
  | { readonly kind: 'File'; readonly application: GuardianApplicationFiled['data'] }
  | { readonly kind: 'Accept'; readonly guardianId: string }
  | { readonly kind: 'Refuse'; readonly reason: Sealed }
  /** Its period is over. */
  | { readonly kind: 'Lapse' };

export interface GuardianApplication {
  readonly filed: GuardianApplicationFiled['data'] | undefined;
  /** Instants are in the events; here is only what was decided. */
  readonly decided: { readonly guardianId: string } | 'refused' | 'lapsed' | undefined;
}

export const guardianApplicationDecider: Decider<
  GuardianApplication,
  GuardianApplicationCommand,
  GuardianApplicationEvent
> = {
  initial: () => ({ filed: undefined, decided: undefined }),

  decide(command, { filed, decided }) {
    if (command.kind === 'File') {
      return filed ? [] : [{ type: 'GuardianApplicationFiled', data: command.application }];
    }
    if (!filed) throw applicationNotFound();
    const { applicationId, schoolId, pupilId } = filed;
    const of = { applicationId, schoolId, pupilId };
    switch (command.kind) {
      case 'Accept': {
        const { guardianId } = command;
        if (decided === undefined) {
          return [{ type: 'GuardianApplicationAccepted', data: { ...of, guardianId } }];
        }
        if (typeof decided === 'string' || decided.guardianId !== guardianId) throw alreadyDecided();
        return [];
      }
      case 'Refuse':
        if (decided === 'refused') return [];
        if (decided) throw alreadyDecided();
        return [{ type: 'GuardianApplicationRefused', data: { ...of, reason: command.reason } }];
      case 'Lapse':
        if (decided === 'lapsed') return [];
        if (decided) throw alreadyDecided();
        return [{ type: 'GuardianApplicationLapsed', data: of }];
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(application, event) {
    switch (event.type) {
      case 'GuardianApplicationFiled':
        return { ...application, filed: event.data };
      case 'GuardianApplicationAccepted':
        return { ...application, decided: { guardianId: event.data.guardianId } };
      case 'GuardianApplicationRefused':
        return { ...application, decided: 'refused' };
      case 'GuardianApplicationLapsed':
        return { ...application, decided: 'lapsed' };
    }
  },
};

export const applicationNotFound = (): DomainError =>
  new DomainError('application-not-found', 'There is no such application.', 'not-found');

const alreadyDecided = (): DomainError =>
  new DomainError('application-decided', 'The application has been decided otherwise already.', 'conflict');
