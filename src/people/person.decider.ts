import type { Decider } from '../eventing/decider.js';
import { DomainError } from '../eventing/domain-error.js';
import { isSame } from '../school/plain-data.values.js';
import {
  evolveContacts,
  issueCode,
  NO_CONTACTS,
  verifyContact,
  vouchFor,
  withContacts,
  type ContactCommand,
  type Contacts,
} from './person.contacts.rules.js';
import type { PersonEvent, PersonRegistered } from './person.events.js';

interface RegisterPerson {
  readonly kind: 'RegisterPerson';
  readonly person: PersonRegistered['data'];
  /** Whether the school vouches for the contacts. */
  readonly vouched?: boolean;
}

/** What is known of a person; whatever is not recorded yet becomes a fact. */
export type PersonCommand =
  | RegisterPerson
  | { readonly kind: 'SetGuardians'; readonly guardianIds: readonly string[] }
  | ContactCommand;

export interface Person extends Contacts {
  readonly personId: string | undefined;
  readonly digest: string;
  readonly internet: boolean;
  readonly guardians: readonly string[];
}

export const personDecider: Decider<Person, PersonCommand, PersonEvent> = {
  initial: () => ({ personId: undefined, digest: '', internet: true, guardians: [], ...NO_CONTACTS }),

  decide(command, person) {
    switch (command.kind) {
      case 'RegisterPerson':
        return register(command, person);
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
      case 'IssueContactCode':
        return issueCode(command, person);
      case 'VerifyContact':
        return verifyContact(command, person);
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
        return { ...person, ...evolveContacts(person, event), personId, digest, internet };
      }
      case 'GuardianLinked':
        return { ...person, guardians: [...person.guardians, event.data.guardianId] };
      case 'GuardianUnlinked':
        return { ...person, guardians: person.guardians.filter((id) => id !== event.data.guardianId) };
      default:
        return { ...person, ...evolveContacts(person, event) };
    }
  },
};

const register = ({ person: data, vouched = false }: RegisterPerson, person: Person): PersonEvent[] => {
  const contacts = data.contacts ?? {};
  const verified = vouched ? vouchFor(data.personId, withContacts(person, contacts)) : [];
  if (person.personId === undefined) return [{ type: 'PersonRegistered', data }, ...verified];
  const same =
    person.digest === data.digest && person.internet === data.internet && isSame(person.contacts, contacts);
  return same ? verified : [{ type: 'PersonalDataChanged', data }, ...verified];
};
