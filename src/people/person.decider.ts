import type { Decider } from '../eventing/decider.js';
import { DomainError } from '../eventing/domain-error.js';
import { erase, personErased, type ErasePerson } from './erasure/erasure.rules.js';
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
import {
  decideGuardians,
  evolveGuardians,
  NO_GUARDIANS,
  type GuardianCommand,
  type Guardians,
} from './person.guardians.rules.js';
import {
  decideHealthNotes,
  evolveHealthNotes,
  NO_HEALTH_NOTES,
  type HealthCommand,
  type HealthNotes,
} from './health-notes/health-notes.rules.js';
import {
  decideExemptions,
  evolveExemptions,
  NO_EXEMPTIONS,
  type ExemptionCommand,
  type Exemptions,
} from './exemptions/exemptions.rules.js';
import { setOwnContact, type OwnContacts, type SetOwnContact } from './person.own-contacts.rules.js';

interface RegisterPerson {
  readonly kind: 'RegisterPerson';
  readonly person: PersonRegistered['data'];
  /** Whether the school vouches for the contacts. */
  readonly vouched?: boolean;
}

/** What is known of a person; whatever is not recorded yet becomes a fact. */
export type PersonCommand =
  | RegisterPerson
  | GuardianCommand
  | SetOwnContact
  | ContactCommand
  | HealthCommand
  | ExemptionCommand
  | ErasePerson;

export interface Person extends Contacts, Guardians, HealthNotes, Exemptions {
  readonly personId: string | undefined;
  readonly digest: string;
  readonly internet: boolean;
  readonly erased: boolean;
  /** Contacts that the person told, for whoever brings in others: they are kept where the school knows none. */
  readonly ownContacts: OwnContacts;
}

export const personDecider: Decider<Person, PersonCommand, PersonEvent> = {
  initial: () => ({
    ...{ personId: undefined, digest: '', internet: true, erased: false, ownContacts: {} },
    ...NO_GUARDIANS,
    ...NO_CONTACTS,
    ...NO_HEALTH_NOTES,
    ...NO_EXEMPTIONS,
  }),

  decide(command, person) {
    if (command.kind === 'ErasePerson') return erase(command, person);
    if (person.erased) throw personErased();
    switch (command.kind) {
      case 'RegisterPerson':
        return register(command, person);
      case 'SetGuardians':
      case 'LinkGuardian':
      case 'LimitGuardian':
      case 'LiftGuardianLimit':
        return decideGuardians(command, known(person), person);
      case 'MakeHealthNote':
      case 'WithdrawHealthNote':
      case 'RaiseHealthFlag':
      case 'LowerHealthFlag':
        return decideHealthNotes(command, known(person), person);
      case 'GrantExemption':
      case 'ChangeExemption':
      case 'WithdrawExemption':
        return decideExemptions(command, known(person), person);
      case 'SetOwnContact':
        return setOwnContact(command, person);
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
      case 'GuardianUnlinked':
      case 'GuardianLimited':
      case 'GuardianLimitLifted':
        return { ...person, ...evolveGuardians(person, event) };
      case 'OwnContactSet': {
        const { channel, contact } = event.data;
        return { ...person, ownContacts: { ...person.ownContacts, [channel]: contact } };
      }
      case 'HealthNoteMade':
      case 'HealthNoteWithdrawn':
      case 'HealthFlagRaised':
      case 'HealthFlagLowered':
        return { ...person, ...evolveHealthNotes(person, event) };
      case 'ExemptionGranted':
      case 'ExemptionChanged':
      case 'ExemptionWithdrawn':
        return { ...person, ...evolveExemptions(person, event) };
      case 'PersonErased': {
        const nothing = { ...NO_CONTACTS, ...NO_HEALTH_NOTES, ...NO_EXEMPTIONS, ownContacts: {} };
        return { ...person, ...nothing, digest: '', erased: true };
      }
      default:
        return { ...person, ...evolveContacts(person, event) };
    }
  },
};

const known = ({ personId }: Person): string => {
  if (personId === undefined)
    throw new DomainError('person-not-found', 'There is no such person.', 'not-found');
  return personId;
};

const register = ({ person: data, vouched = false }: RegisterPerson, person: Person): PersonEvent[] => {
  const contacts = data.contacts ?? {};
  const verified = vouched ? vouchFor(data.personId, withContacts(person, contacts)) : [];
  if (person.personId === undefined) return [{ type: 'PersonRegistered', data }, ...verified];
  const same =
    person.digest === data.digest && person.internet === data.internet && isSame(person.contacts, contacts);
  return same ? verified : [{ type: 'PersonalDataChanged', data }, ...verified];
};
