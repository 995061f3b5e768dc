import { CHANNELS, type Channel } from '../notices/notice-kinds.values.js';

/** By channel, a keyed digest of a contact, e-mail address or telephone number: tells whether it is the same one. */
export type ContactDigests = Readonly<Partial<Record<Channel, string>>>;

/** The verified contacts that are still the person's: one that was changed has to be verified anew. */
export const stillVerified = (verified: ContactDigests, contacts: ContactDigests): ContactDigests =>
  Object.fromEntries(
    CHANNELS.flatMap((channel) => {
      const contact = verified[channel];
      return contact !== undefined && contact === contacts[channel] ? [[channel, contact]] : [];
    }),
  );
