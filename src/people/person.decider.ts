import type { Decider } from '../eventing/decider.js';
import { DomainError } from '../eventing/domain-error.js';
import type { PersonEvent, PersonRegistered } from './person.events.js';

/** What is known of a person; whatever is not recorded yet becomes a fact. */
export type PersonCommand =
  | { readonly kind: 'RegisterPerson'; readonly person: PersonRegistered['data'] }
  | { readonly kind: 'SetGuardians'; readonly guardianIds: readonly string[] };

export interface Person {
  readonly personId: string | undefined;
  readonly digest: string;
  readonly internet: boolean;
  readonly guardians: readonly string[];
}

export const personDecider: Decider<Person, PersonCommand, PersonEvent> = {
  initial: () => ({ personId: undefined, digest: '', internet: true, guardians: [] }),

  decide(command, person) {
    switch (command.kind) {
      case 'RegisterPerson': {
        if (person.personId === undefined) return [{ type: 'PersonRegistered', data: command.person }];
        const same = person.digest === command.person.digest && person.internet === command.person.internet;
        return same ? [] : [{ type: 'PersonalDataChanged', data: command.person }];
      }
      case 'SetGuardians': {
        const { personId } = person;
        if (personId === undefined)
          throw new DomainError('person-not-found', 'There is no such person.', 'not-found');
        const wanted = new Set(command.guardianIds);
        return [
          ...[...wanted]
            .filter((id) => !person.guardians.includes(id))
            .map((guardianId): PersonEvent => ({ type: 'GuardianLinked', data: { personId, guardianId } })),
          ...person.guardians
            .filter((id) => !wanted.has(id))
            .map((guardianId): PersonEvent => ({ type: 'GuardianUnlinked', data: { personId, guardianId } })),
        ];
      }
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(person, event) {
    switch (event.type) {
      case 'PersonRegistered':
      case 'PersonalDataChanged': {
        const { personId, digest, internet } = event.data;
        return { ...person, personId, digest, internet };
      }
      case 'GuardianLinked':
        return { ...person, guardians: [...person.guardians, event.data.guardianId] };
      case 'GuardianUnlinked':
        return { ...person, guardians: person.guardians.filter((id) => id !== event.data.guardianId) };
      default:
        return person;
    }
  },
};
