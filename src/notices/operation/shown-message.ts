import { randomBytes } from 'node:crypto';
import { DomainError } from '../../eventing/domain-error.js';
import type { Suppression } from '../addressed.js';
import { Undelivered } from '../channels/transport.js';
import { Composer, type ComposerOptions } from '../composer.js';
import type { JoiningOptions } from '../joining.js';
import type { LedgerEntry } from '../ledger.js';
import { Narration } from '../narration.js';

/** A message as it would be written now. */
export interface ShownMessage {
  /** `Name <address>`, or a telephone number. */
  readonly to: string;
  /** Of a mail. */
  readonly subject?: string;
  readonly text: string;
  /** Of a mail. */
  readonly html?: string;
}

/** Composes what somebody else than the recipient looks at: without codes, and with no link that changes anything. */
export type ComposerToShow = Pick<Composer, 'mailOf' | 'smsOf'>;
export const COMPOSER_TO_SHOW = Symbol('composer to show');

export const composerToShow = (
  joining: Omit<ComposerOptions, 'narration' | 'unsubscribeSecret'> & Omit<JoiningOptions, 'now'>,
): ComposerToShow => {
  const now = () => new Date().toISOString();
  return new Composer({
    ...joining,
    narration: withoutCodes(new Narration({ ...joining, now })),
    // Nobody else ends what somebody is told: what is signed with this secret is refused.
    unsubscribeSecret: randomBytes(32),
  });
};

/** Tells everything but codes: nobody but whom they are sent to may know them. */
export const withoutCodes = (narration: Pick<Narration, 'of'>): Pick<Narration, 'of'> => ({
  async of(entry) {
    const told = await narration.of(entry);
    return typeof told === 'object' && 'code' in told ? { ...told, code: MASKED } : told;
  },
});

const MASKED = '******';

/**
 * Writes the message of a notice for somebody else than its recipient.
 * @throws DomainError with the code of why it isn't sent any more (410), `not-projected-yet` (503).
 */
export const shownMessage = async (composer: ComposerToShow, entry: LedgerEntry): Promise<ShownMessage> => {
  try {
    if (entry.channel === 'sms') {
      const { message, dropped } = await composer.smsOf([entry]);
      if (!message) throw gone(dropped[0]?.why);
      return { to: message.to, text: message.text };
    }
    const { message, dropped } = await composer.mailOf([entry]);
    if (!message) throw gone(dropped[0]?.why);
    const { to, subject, text, html } = message;
    return { to: `${to.name} <${to.address}>`, subject, text, html };
  } catch (error) {
    if (!(error instanceof Undelivered)) throw error;
    throw new DomainError(error.code, 'What it tells is not read yet. Try again shortly.', 'unavailable');
  }
};

const gone = (why: Suppression = 'withdrawn'): DomainError => new DomainError(why, SENTENCES[why], 'gone');

const SENTENCES: Readonly<Record<Suppression, string>> = {
  'diary-is-printed': 'The family has no internet: its diary is printed.',
  'no-contact': 'The recipient has no such contact any more.',
  'consent-withdrawn': 'The recipient has withdrawn the consent to be told.',
  'contact-not-verified': 'Nobody has proved yet that the contact is the recipient’s.',
  'too-old': 'What it tells had happened too long before.',
  erased: 'The data of somebody whom it names were erased.',
  withdrawn: 'What it tells was taken back since.',
  'reason-known': 'The reason of the absence is known by now.',
  'told-already': 'The recipient was told of it by another notice.',
  'read-already': 'The recipient has read the message by now.',
  'author-blocked': 'The recipient wants to read nothing of its author.',
  expired: 'What it carries can’t be used any more.',
};
