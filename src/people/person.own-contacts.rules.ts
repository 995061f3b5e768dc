import { DomainError } from '../eventing/domain-error.js';
import type { Channel } from '../notices/notice-kinds.values.js';
import type { ContactDigests } from './contacts.values.js';
import type { PersonEvent, SealedData } from './person.events.js';
import type { Sealed } from './sealed.values.js';

/** A person tells a contact of the own, of which the school knows none. */
export interface SetOwnContact {
  readonly kind: 'SetOwnContact';
  readonly channel: Channel;
  readonly contact: Sealed;
  /** Of the personal data to which the contact was added. */
  readonly basedOn: string;
  /** The personal data with the contact. */
  readonly changed: SealedData;
}

export type OwnContacts = Readonly<Partial<Record<Channel, Sealed>>>;

interface Present {
  readonly personId: string | undefined;
  readonly digest: string;
  readonly internet: boolean;
  readonly contacts: ContactDigests;
  readonly ownContacts: OwnContacts;
}

/** What the school knows it changes itself; what the person told, the person tells otherwise. */
export const setOwnContact = (
  { channel, contact, basedOn, changed }: SetOwnContact,
  { personId, digest, internet, contacts, ownContacts }: Present,
): PersonEvent[] => {
  if (personId === undefined)
    throw new DomainError('person-not-found', 'There is no such person.', 'not-found');
  if (contacts[channel] !== undefined && ownContacts[channel] === undefined) {
    const message = 'The school knows a contact of yours. Tell the school where it has changed.';
    throw new DomainError('contact-known', message, 'conflict');
  }
  if (digest !== basedOn) {
    throw new DomainError('write-conflict', 'Your data have just changed. Try again.', 'conflict');
  }
  if (changed.digest === digest) return [];
  return [
    { type: 'OwnContactSet', data: { personId, channel, contact } },
    { type: 'PersonalDataChanged', data: { personId, internet, ...changed } },
  ];
};
