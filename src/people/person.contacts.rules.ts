import { DomainError } from '../eventing/domain-error.js';
import { CHANNELS, type Channel } from '../notices/notice-kinds.values.js';
import { stillVerified, type ContactDigests } from './contacts.values.js';
import type { ContactCodeIssued, PersonEvent } from './person.events.js';

/** What is told about a person's contacts, from digests and instants alone. */
export type ContactCommand =
  | ({ readonly kind: 'IssueContactCode' } & Omit<ContactCodeIssued['data'], 'contact'>)
  | {
      readonly kind: 'VerifyContact';
      readonly personId: string;
      readonly channel: Channel;
      /** Of the code that was given. */
      readonly digest: string;
      /** Instant. */
      readonly at: string;
    };

type CommandOf<Kind extends ContactCommand['kind']> = Extract<ContactCommand, { kind: Kind }>;

interface IssuedCode extends Pick<ContactCodeIssued['data'], 'contact' | 'digest' | 'at' | 'until'> {
  readonly refused: number;
  /** Codes that went to this contact, this one among them. */
  readonly sent: number;
}

export interface Contacts {
  readonly contacts: ContactDigests;
  readonly verified: ContactDigests;
  /** The last code to each contact, until it is used. */
  readonly codes: Readonly<Partial<Record<Channel, IssuedCode>>>;
}

export const NO_CONTACTS: Contacts = { contacts: {}, verified: {}, codes: {} };

/** Wrong codes after which the right one is of no use any more. */
const MOST_REFUSED = 5;
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 60 * 60_000;

/** The pause before another code doubles with each: whoever guesses gets ever fewer guesses. */
export const issueCode = (
  { personId, channel, code, digest, at, until }: CommandOf<'IssueContactCode'>,
  present: Contacts,
): PersonEvent[] => {
  const contact = unverifiedContact(present, channel);
  const last = codeTo(contact, present.codes[channel]);
  const seconds = last ? secondsToNextCode(last, at) : 0;
  if (seconds > 0) {
    const message = `A code was sent already. Ask for another in ${seconds.toString()} seconds.`;
    throw new DomainError('code-too-soon', message, 'too-many', [], seconds);
  }
  return [{ type: 'ContactCodeIssued', data: { personId, channel, contact, code, digest, at, until } }];
};

/** A wrong code is a fact too, so that guesses are counted wherever they are made. */
export const verifyContact = (
  { personId, channel, digest, at }: CommandOf<'VerifyContact'>,
  present: Contacts,
): PersonEvent[] => {
  const contact = unverifiedContact(present, channel);
  const issued = codeTo(contact, present.codes[channel]);
  if (!issued || Date.parse(at) >= Date.parse(issued.until)) {
    throw new DomainError('code-expired', 'No code is valid at the moment. Ask for a new one.', 'rule', [
      { field: 'code', message: 'is not valid any more' },
    ]);
  }
  if (issued.refused >= MOST_REFUSED) {
    const seconds = Math.max(1, secondsToNextCode(issued, at));
    const message = `Too many wrong codes. Ask for a new one in ${seconds.toString()} seconds.`;
    throw new DomainError('too-many-attempts', message, 'too-many', [], seconds);
  }
  const data = { personId, channel, contact };
  return digest === issued.digest
    ? [{ type: 'ContactVerified', data: { ...data, by: 'code' } }]
    : [{ type: 'ContactCodeRefused', data }];
};

/** The school vouches for contacts: those that nobody has verified yet are verified by it. */
export const vouchFor = (personId: string, { contacts, verified }: Contacts): PersonEvent[] =>
  CHANNELS.flatMap((channel): PersonEvent[] => {
    const contact = contacts[channel];
    if (contact === undefined || verified[channel] === contact) return [];
    return [{ type: 'ContactVerified', data: { personId, channel, contact, by: 'school' } }];
  });

/** The same with other contacts. */
export const withContacts = (present: Contacts, contacts: ContactDigests): Contacts => ({
  contacts,
  verified: stillVerified(present.verified, contacts),
  codes: present.codes,
});

export const evolveContacts = (present: Contacts, event: PersonEvent): Contacts => {
  switch (event.type) {
    case 'PersonRegistered':
    case 'PersonalDataChanged':
      return withContacts(present, event.data.contacts ?? {});
    case 'ContactCodeIssued': {
      const { channel, contact, digest, at, until } = event.data;
      const sent = (codeTo(contact, present.codes[channel])?.sent ?? 0) + 1;
      const issued = { contact, digest, at, until, sent, refused: 0 };
      return { ...present, codes: { ...present.codes, [channel]: issued } };
    }
    case 'ContactCodeRefused': {
      const { channel } = event.data;
      const issued = present.codes[channel];
      if (!issued) return present;
      const counted = { ...issued, refused: issued.refused + 1 };
      return { ...present, codes: { ...present.codes, [channel]: counted } };
    }
    case 'ContactVerified': {
      const { channel, contact } = event.data;
      const { [channel]: _used, ...codes } = present.codes;
      return { ...present, verified: { ...present.verified, [channel]: contact }, codes };
    }
    default:
      return present;
  }
};

const unverifiedContact = ({ contacts, verified }: Contacts, channel: Channel): string => {
  const contact = contacts[channel];
  if (contact === undefined) {
    const message = 'The school knows no such contact of yours. Tell it to the school.';
    throw new DomainError('contact-not-found', message, 'not-found');
  }
  if (verified[channel] === contact) {
    throw new DomainError('contact-verified', 'This contact is verified already.', 'conflict');
  }
  return contact;
};

/** A code that went to another contact is none for this one. */
const codeTo = (contact: string, issued: IssuedCode | undefined): IssuedCode | undefined =>
  issued?.contact === contact ? issued : undefined;

const secondsToNextCode = ({ at, sent }: IssuedCode, now: string): number => {
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (sent - 1), LONGEST_PAUSE_MS);
  return Math.max(0, Math.ceil((Date.parse(at) + pause - Date.parse(now)) / 1000));
};
