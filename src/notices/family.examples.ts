import { instantOf, SCHOOL } from '../../test/support/recorded.js';
import type { DomainEvent } from '../eventing/decider.js';
import type { Reads } from '../eventing/fresh-reader.js';
import { aPageWithALesson } from '../journal/page/page.examples.js';
import type { PersonalData } from '../people/personal-data.js';
import type {
  ContactVerified,
  GuardianLinked,
  PersonalDataChanged,
  PersonRegistered,
} from '../people/person.events.js';
import { contactOf } from '../people/contacts.js';
import type { Sealed } from '../people/sealed.values.js';
import type { Vault } from '../people/vault.js';
import type { ClassFormed } from '../school/class.events.js';
import { connected, reasonListed, subjectAdded, term, year } from '../school/school.examples.js';
import type { LedgerEntry } from './ledger.js';
import { CHANNELS, type Channel } from './notice-kinds.values.js';
import type { News } from './notice.js';

// Words for specs: Anna of 7B, whose mother and father are told of what happens on the mathematics page.

const classFormed: ClassFormed = {
  type: 'ClassFormed',
  data: { classId: '7b', schoolId: SCHOOL, title: '7B' },
};

/** The school, its class 7B, and the page with Monday's lesson. */
export const theSchool: readonly DomainEvent[] = [
  connected,
  { type: 'AcademicYearOpened', data: year },
  { type: 'TermDefined', data: { ...term, termId: 'q2', title: 'Second quarter' } },
  subjectAdded,
  reasonListed('wrongEntry', 'Wrong entry'),
  classFormed,
  ...aPageWithALesson,
];

/** Stands for the vault: what is sealed can be read here, until its person is erased. */
export const aVault = (...erased: readonly string[]): Pick<Vault, 'open' | 'digest'> => ({
  open: ({ sealed, of }) => Promise.resolve(erased.includes(of) ? undefined : sealed),
  digest: (personId, text) => Promise.resolve(digestOf(personId, text)),
});

/** What the vault makes of a text with a person's key. */
export const digestOf = (personId: string, text: string): string => `${text} of ${personId}`;

const sealedDataOf = (personId: string, personal: PersonalData) => {
  const sealed: Sealed = { sealed: JSON.stringify(personal), of: personId, in: 'command' };
  const contacts = CHANNELS.flatMap((channel) => {
    const contact = contactOf(personal, channel);
    return contact === undefined ? [] : [[channel, digestOf(personId, contact)] as const];
  });
  return { personId, personal: sealed, digest: 'digest', contacts: Object.fromEntries(contacts) };
};

export const personRegistered = (
  personId: string,
  personal: PersonalData,
  internet = true,
): PersonRegistered => ({
  type: 'PersonRegistered',
  data: { ...sealedDataOf(personId, personal), internet },
});

export const personChanged = (personId: string, personal: PersonalData): PersonalDataChanged => ({
  type: 'PersonalDataChanged',
  data: { ...sealedDataOf(personId, personal), internet: true },
});

export const guardianLinked = (personId: string, guardianId: string): GuardianLinked => ({
  type: 'GuardianLinked',
  data: { personId, guardianId },
});

export const contactVerified = (personId: string, channel: Channel, contact: string): ContactVerified => ({
  type: 'ContactVerified',
  data: { personId, channel, contact: digestOf(personId, contact), by: 'code' },
});

export const anna: PersonalData = { givenName: 'Anna', familyName: 'Lee' };
export const mother: PersonalData = {
  ...{ givenName: 'Maria', familyName: 'Lee' },
  ...{ email: 'maria@example.org', phone: '+351912345678' },
};

/** Anna and her mother, both of whose contacts are verified. */
export const theFamily: readonly DomainEvent[] = [
  personRegistered('anna', anna),
  personRegistered('mother', mother),
  guardianLinked('anna', 'mother'),
  contactVerified('mother', 'email', 'maria@example.org'),
  contactVerified('mother', 'sms', '+351912345678'),
];

/** A notice to Anna's mother, claimed to be sent by mail. */
export const noticeOf = (
  news: News,
  more: Partial<Omit<LedgerEntry, 'kind' | 'facts'>> = {},
): LedgerEntry => {
  const at = instantOf(30);
  const then = new Date(at);
  return {
    ...{ _id: 'notice', eventId: 'event', schoolId: SCHOOL, at, position: '30/30' },
    ...{ recipientId: 'mother', pupilId: 'anna', channel: 'email' },
    ...{ state: 'queued', writtenAt: then, dueAt: then, turnAt: then, attempts: 1 },
    ...news,
    ...more,
  };
};

/** Stands for read models that are behind: they know nothing unless they are asked to be as new as an event. */
export const behind = (reads: Reads): Reads => ({
  getMany: (projection, ids, atLeast) =>
    atLeast ? reads.getMany(projection, ids) : Promise.resolve(new Map()),
  get: (projection, id, atLeast) => (atLeast ? reads.get(projection, id) : Promise.resolve(undefined)),
});
