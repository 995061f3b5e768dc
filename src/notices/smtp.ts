import { createTransport } from 'nodemailer';
import { Undelivered, type Carried, type Mail, type MailTransport } from './mail-transport.js';

export interface SmtpOptions {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  readonly url: string;
  /** The sender, `Name <address>`. */
  readonly from: string;
  readonly connections: number;
}

/** Far below the time for which a notice is claimed, so that nobody else begins to send it meanwhile. */
const LONGEST_SEND_MS = 90_000;
const LONGEST_SILENCE_MS = 30_000;

/** Sends mails to an SMTP server over a few connections that are kept open. */
export class SmtpTransport implements MailTransport {
  private readonly pool;
  private readonly domain: string;

  constructor({ url, from, connections }: SmtpOptions) {
    this.domain = /@([^\s<>]+)/.exec(from)?.[1] ?? 'localhost';
    this.pool = createTransport(
      {
        pool: true,
        url,
        maxConnections: connections,
        // A connection that closed while a mail was under way may have carried it over: that is the ledger's affair.
        maxRequeues: 0,
        connectionTimeout: LONGEST_SILENCE_MS,
        greetingTimeout: LONGEST_SILENCE_MS,
        socketTimeout: LONGEST_SILENCE_MS,
        disableFileAccess: true,
        disableUrlAccess: true,
      },
      { from },
    );
  }

  async send({ to, subject, text, language }: Mail, { _id }: Carried): Promise<void> {
    try {
      await this.pool.sendMail({
        to: { ...to },
        subject,
        text,
        messageId: `<${_id}@${this.domain}>`,
        headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' },
        signal: AbortSignal.timeout(LONGEST_SEND_MS),
      });
    } catch (error) {
      throw undeliveredBecauseOf(error);
    }
  }

  close(): Promise<void> {
    this.pool.close();
    return Promise.resolve();
  }
}

const undeliveredBecauseOf = (error: unknown): Undelivered => {
  const { code, responseCode } = error as { readonly code?: unknown; readonly responseCode?: unknown };
  if (typeof responseCode === 'number') {
    // RFC 5321 §4.2.1: 5xx is for good, but about the server rather than the recipient outside of the envelope.
    return new Undelivered(`smtp-${responseCode.toString()}`, code === 'EENVELOPE' && responseCode >= 500);
  }
  return new Undelivered(typeof code === 'string' ? `smtp-${code.toLowerCase()}` : 'smtp-failed', false);
};
