import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/min';
import { CHANNELS, type Channel } from '../notices/notice-kinds.values.js';
import type { ContactDigests } from './contacts.values.js';
import type { PersonalData } from './personal-data.js';
import type { Vault } from './vault.js';

type Named = Pick<PersonalData, 'email' | 'phone'>;

/** Where each channel's contact stands in what is known of a person. */
export const FIELD_OF: Readonly<Record<Channel, keyof Named>> = { email: 'email', sms: 'phone' };

/**
 * Where a person is written to in a channel, as it is compared and used: an e-mail address with its domain in small
 * letters, or a telephone number as of E.164, such as `+351912345678`. None where what is known can't be written to;
 * so a number without the code of its country, which doesn't say whose it is.
 */
export const contactOf = ({ email, phone }: Named, channel: Channel): string | undefined =>
  channel === 'email' ? addressIn(email ?? '') : telephoneIn(phone ?? '')?.number;

/** Enough of a contact for its owner to know it again: `a•••@example.org`, `+351 ••• ••678`. */
export const masked = (contact: string): string => {
  const telephone = telephoneIn(contact);
  if (telephone) return `+${telephone.countryCallingCode} ••• ••${contact.slice(-3)}`;
  const [first = ''] = contact;
  return `${first}•••${contact.slice(contact.lastIndexOf('@'))}`;
};

/** The digests of all contacts that a person can be written to, with the person's own key. */
export const contactDigests = async (
  vault: Pick<Vault, 'digest'>,
  personId: string,
  personal: Named,
): Promise<ContactDigests> => {
  const digests: Partial<Record<Channel, string>> = {};
  for (const channel of CHANNELS) {
    const contact = contactOf(personal, channel);
    if (contact !== undefined) digests[channel] = await vault.digest(personId, contact);
  }
  return digests;
};

const addressIn = (text: string): string | undefined => {
  const [, local, domain] = /^([^\s@]+)@([^\s@]+)$/.exec(text.trim()) ?? [];
  return local === undefined || domain === undefined ? undefined : `${local}@${domain.toLowerCase()}`;
};

const telephoneIn = (text: string): PhoneNumber | undefined => {
  // 00 is how a call abroad begins in most countries.
  const number = parsePhoneNumberFromString(text.trim().replace(/^00/, '+'), { extract: false });
  return number?.isPossible() && number.ext === undefined ? number : undefined;
};
