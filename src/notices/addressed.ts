import { dueOf, type Due } from './due.js';
import type { StaffQuietHours } from '../messages/messaging-rules.values.js';
import { ruleOf, type Channel, type Choice } from './notice-kinds.values.js';
import { concealedFrom, type News, type Notice } from './notice.js';
import { choiceOf, type Preferences, type QuietHours } from './preferences/preferences.values.js';

/** Somebody who is to be told, as far as it decides how. */
export interface Recipient {
  readonly personId: string;
  /** As what somebody is told: of pupils it isn't expected that they can be reached. */
  readonly as: 'guardian' | 'pupil' | 'staff' | 'holder';
  /** The pupil whom the news is about. */
  readonly pupilId?: string;
  /** Whether the family has internet; where not, the diary is printed. */
  readonly internet: boolean;
  readonly contacts: Readonly<Partial<Record<Channel, 'verified' | 'unverified'>>>;
  readonly preferences: Preferences;
  /** Whether the consent to be told was withdrawn. */
  readonly consentWithdrawn: boolean;
  /** As one of whose people somebody is told. */
  readonly schoolId: string;
  /** The school's. */
  readonly timeZone: string;
  /** When the school has its staff told of no messages, where somebody has chosen no hours. */
  readonly staffQuietHours?: StaffQuietHours | undefined;
}

/** Why somebody who should have been told is not. */
export type Suppression =
  | 'diary-is-printed'
  | 'no-contact'
  | 'contact-not-verified'
  | 'consent-withdrawn'
  | 'too-old'
  | 'erased'
  | 'withdrawn'
  | 'reason-known'
  | 'told-already'
  | 'read-already'
  | 'author-blocked'
  | 'expired';

/** A notice, and when it is to be sent, or why it isn't. */
export interface Addressed {
  readonly notice: Notice;
  readonly fate: Due | { readonly suppressed: Suppression };
}

/** What the notices of an event have in common. */
export type Occasion = Pick<Notice, 'eventId' | 'at' | 'position'>;

/** What happened longer ago than this, in milliseconds, is told by the diary. */
const OLD_NEWS_MS = 7 * 86_400_000;

/**
 * The notices by which somebody is told some news: through the channels that were chosen, as far as they lead
 * somewhere. Where none of them does, one stands for it with the reason why it isn't sent.
 * @param now an instant of ISO 8601.
 */
export const addressed = (
  news: News,
  recipient: Recipient,
  occasion: Occasion,
  now: string,
): readonly Addressed[] => {
  const { personId, as, pupilId, preferences, schoolId, timeZone } = recipient;
  const { channels, pace } = chosenFor(news, preferences);
  const leading = channelsFor(news, channels, recipient);
  const noticeBy = (channel: Channel): Notice => ({
    ...news,
    ...occasion,
    ...{ recipientId: personId, schoolId, channel },
    ...(pupilId === undefined ? {} : { pupilId }),
    ...concealedFrom(news),
  });
  if (leading.length === 0) {
    const first = channels.find((channel) => recipient.contacts[channel] !== undefined) ?? channels[0];
    if (first === undefined || as === 'pupil') return [];
    return [
      { notice: noticeBy(first), fate: { suppressed: obstacleTo(first, news, recipient) ?? 'no-contact' } },
    ];
  }
  const isOld = Date.parse(now) - Date.parse(occasion.at) > OLD_NEWS_MS;
  const fate = isOld
    ? { suppressed: 'too-old' as const }
    : dueOf(news, pace, { quietHours: quietFor(news, recipient) }, timeZone, now);
  return leading.map((channel) => {
    const orElse = otherThan(channel);
    const goesOn = !leading.includes(orElse) && mayReplace(channel, news) && isOpen(orElse, news, recipient);
    return { notice: { ...noticeBy(channel), ...(goesOn ? { orElse } : {}) }, fate };
  });
};

const quietFor = (
  { kind }: News,
  { as, preferences, staffQuietHours, timeZone }: Recipient,
): QuietHours | undefined => {
  if (preferences.quietHours || kind !== 'message' || as !== 'staff') return preferences.quietHours;
  return staffQuietHours && { ...staffQuietHours, timeZone };
};

/** A code that proves a contact is sent to that contact. */
const chosenFor = (news: News, preferences: Preferences): Choice => {
  const choice = choiceOf(preferences, news.kind);
  return news.kind === 'contact-code' ? { ...choice, channels: [news.facts.channel] } : choice;
};

/** Those of the chosen channels that lead somewhere; else the other one, for what is worth it. */
const channelsFor = (news: News, chosen: readonly Channel[], recipient: Recipient): readonly Channel[] => {
  const open = chosen.filter((channel) => isOpen(channel, news, recipient));
  if (open.length > 0) return open;
  return chosen
    .filter((channel) => mayReplace(channel, news))
    .map(otherThan)
    .filter((channel) => isOpen(channel, news, recipient));
};

const isOpen = (channel: Channel, news: News, recipient: Recipient): boolean =>
  obstacleTo(channel, news, recipient) === undefined;

const obstacleTo = (
  channel: Channel,
  { kind }: News,
  { internet, contacts, consentWithdrawn }: Recipient,
): Suppression | undefined => {
  if (consentWithdrawn && ruleOf(kind).mandatory !== true) return 'consent-withdrawn';
  if (channel === 'email' && !internet) return 'diary-is-printed';
  const contact = contacts[channel];
  if (contact === undefined) return 'no-contact';
  return contact === 'verified' || ruleOf(kind).anyContact ? undefined : 'contact-not-verified';
};

/** A short message costs money and wakes people: it stands in for a mail only where somebody waits for it. */
const mayReplace = (channel: Channel, { kind }: News): boolean => {
  const { urgent, mandatory } = ruleOf(kind);
  if (kind === 'contact-code') return false;
  return channel === 'sms' || urgent === true || mandatory === true;
};

const otherThan = (channel: Channel): Channel => (channel === 'sms' ? 'email' : 'sms');
