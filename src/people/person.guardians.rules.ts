import { DomainError } from '../eventing/domain-error.js';
import type { CivilDate } from '../school/civil-date.values.js';
import { own } from '../school/plain-data.values.js';
import type { GuardianLimit } from './guardian-limits.values.js';
import type { PersonEvent } from './person.events.js';
import type { Sealed } from './sealed.values.js';

/** Who the guardians of a pupil are, and what a court keeps them from. */
export type GuardianCommand =
  /** As a roster says it: whoever was linked by an application stays. */
  | { readonly kind: 'SetGuardians'; readonly guardianIds: readonly string[] }
  | { readonly kind: 'LinkGuardian'; readonly guardianId: string; readonly applicationId: string }
  | {
      readonly kind: 'LimitGuardian';
      readonly guardianId: string;
      readonly what: GuardianLimit;
      readonly from: CivilDate;
      readonly until?: CivilDate;
      readonly reason: Sealed;
    }
  | {
      readonly kind: 'LiftGuardianLimit';
      readonly guardianId: string;
      readonly what: GuardianLimit;
      readonly reason: Sealed;
    };

export interface Guardians {
  readonly guardians: readonly string[];
  /** Those of them who were linked by an application, of which no roster knows. */
  readonly applied: readonly string[];
  /** What each is kept from; it outlasts the link. */
  readonly limits: Readonly<Record<string, readonly GuardianLimit[]>>;
}

export const NO_GUARDIANS: Guardians = { guardians: [], applied: [], limits: {} };

export const decideGuardians = (
  command: GuardianCommand,
  personId: string,
  { guardians, applied, limits }: Guardians,
): PersonEvent[] => {
  switch (command.kind) {
    case 'SetGuardians': {
      const wanted = new Set([...command.guardianIds, ...applied]);
      return [
        ...[...wanted]
          .filter((id) => !guardians.includes(id))
          .map((guardianId): PersonEvent => ({ type: 'GuardianLinked', data: { personId, guardianId } })),
        ...guardians
          .filter((id) => !wanted.has(id))
          .map((guardianId): PersonEvent => ({ type: 'GuardianUnlinked', data: { personId, guardianId } })),
      ];
    }
    case 'LinkGuardian': {
      const { guardianId, applicationId } = command;
      if (guardians.includes(guardianId)) return [];
      return [{ type: 'GuardianLinked', data: { personId, guardianId, applicationId } }];
    }
    case 'LimitGuardian': {
      const { kind: _kind, ...limit } = command;
      if (!guardians.includes(limit.guardianId)) {
        const message = 'Nothing was written: this is no guardian of the pupil.';
        throw new DomainError('guardian-not-found', message, 'not-found');
      }
      if (limit.until !== undefined && limit.until < limit.from) {
        throw new DomainError(
          'limit-reversed',
          'Nothing was written: the limit ends before it begins.',
          'rule',
          [{ field: 'until', message: 'lies before from' }],
        );
      }
      return [{ type: 'GuardianLimited', data: { personId, ...limit } }];
    }
    case 'LiftGuardianLimit': {
      const { guardianId, what, reason } = command;
      if (!(own(limits, guardianId) ?? []).includes(what)) {
        throw new DomainError('limit-not-found', 'There is no such limit.', 'not-found');
      }
      return [{ type: 'GuardianLimitLifted', data: { personId, guardianId, what, reason } }];
    }
  }
};

export const evolveGuardians = (present: Guardians, event: PersonEvent): Guardians => {
  switch (event.type) {
    case 'GuardianLinked': {
      const { guardianId, applicationId } = event.data;
      return {
        ...present,
        guardians: [...present.guardians, guardianId],
        applied: applicationId === undefined ? present.applied : [...present.applied, guardianId],
      };
    }
    case 'GuardianUnlinked': {
      const isOther = (id: string) => id !== event.data.guardianId;
      return {
        ...present,
        guardians: present.guardians.filter(isOther),
        applied: present.applied.filter(isOther),
      };
    }
    case 'GuardianLimited':
      return limited(present, event.data.guardianId, (kept) => [...kept, event.data.what]);
    case 'GuardianLimitLifted':
      return limited(present, event.data.guardianId, (kept) =>
        kept.filter((what) => what !== event.data.what),
      );
    default:
      return present;
  }
};

const limited = (
  present: Guardians,
  guardianId: string,
  change: (kept: readonly GuardianLimit[]) => readonly GuardianLimit[],
): Guardians => ({
  ...present,
  limits: { ...present.limits, [guardianId]: change(own(present.limits, guardianId) ?? []) },
});
