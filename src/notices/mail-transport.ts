import type { LedgerEntry } from './ledger.js';

/** A mail in plain text, ready to be sent. Its subject names nobody. */
export interface Mail {
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly language: 'en' | 'ru';
}

/** What a transport may know of the notice that a mail carries. */
export type Carried = Pick<LedgerEntry, '_id' | 'recipientId' | 'schoolId' | 'kind'>;

/** A way to send mails. */
export interface MailTransport {
  /** Resolves once the mail is accepted. @throws Undelivered where it isn't. */
  send(mail: Mail, notice: Carried): Promise<void>;
  close(): Promise<void>;
}

/**
 * A mail was not accepted. Says why by a code only: this goes to queue, ledger and log, and the text of a mail
 * server's refusal names the recipient.
 */
export class Undelivered extends Error {
  override readonly name = 'Undelivered';

  constructor(
    readonly code: string,
    /** Whether another try is of no use. */
    readonly final: boolean,
  ) {
    super(code);
  }
}
