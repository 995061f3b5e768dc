import { CHANNELS, type Channel } from '../../src/notices/notice-kinds.values.js';
import type { Recipient } from './read-model.js';

export type Reachable = Readonly<Partial<Record<Channel, 'verified' | 'unverified'>>>;

/** The channels in which a person can be written to, and whether the contact there is known to be the person's. */
export const reachable = ({
  internet,
  contacts,
  verified,
}: Pick<Recipient, 'internet' | 'contacts' | 'verified'>): Reachable =>
  Object.fromEntries(
    CHANNELS.filter((channel) => contacts[channel] !== undefined && (channel !== 'email' || internet)).map(
      (channel) => [channel, verified[channel] === contacts[channel] ? 'verified' : 'unverified'],
    ),
  );
