import type { NoticeKind } from '../notice-kinds.values.js';
import type { Language } from '../preferences/preferences.values.js';

/** A mail, ready to be sent. Its subject names nobody. */
export interface Mail {
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: Language;
  /** Where a click (RFC 8058) ends mails of this kind; none where they can't be ended. */
  readonly unsubscribe?: string;
}

/** A short message, ready to be sent. */
export interface Sms {
  /** E.164, such as `+351912345678`. */
  readonly to: string;
  readonly text: string;
  readonly language: Language;
}

/** What a transport may know of the notice, or of the digest, that a message carries. */
export interface Carried {
  /** The same at every try: whoever gets the message twice can tell by it. */
  readonly id: string;
  readonly recipientId: string;
  readonly schoolId: string;
  readonly kind: NoticeKind | 'digest';
  /** The administrator who doesn't get to see it. */
  readonly concealedFrom?: string;
}

/** A provider took a message over. */
export interface Accepted {
  /** The provider's name for it, where there is one. */
  readonly providerId?: string;
}

/** What became of a message that a provider had taken over. */
export interface Receipt {
  readonly providerId: string;
  readonly delivered: boolean;
  /** The provider's code, where it was not delivered. */
  readonly code?: string;
}

/** A way to send messages of one channel. */
export interface Transport<Message extends Mail | Sms> {
  /** Names the provider in ledger, log and metrics, such as `smtp` or `smpp`. */
  readonly name: string;
  /** Resolves once the provider has taken the message over. @throws Undelivered where it hasn't. */
  send(message: Message, carried: Carried): Promise<Accepted>;
  close(): Promise<void>;
}

/**
 * A message was not taken over. Says why by a code only: this goes to ledger and log, and the text of a provider's
 * refusal may name the recipient.
 */
export class Undelivered extends Error {
  override readonly name = 'Undelivered';

  constructor(
    readonly code: string,
    /**
     * - `never`: another try is of no use
     * - `later`: another try may succeed
     * - `pause`: nothing of this channel gets through at the moment, so that it doesn't count as a try
     */
    readonly again: 'never' | 'later' | 'pause',
    /** For how long nothing should be tried, in milliseconds, where the provider says so. */
    readonly pauseMs?: number,
  ) {
    super(code);
  }
}
