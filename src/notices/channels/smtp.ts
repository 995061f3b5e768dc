import { createTransport } from 'nodemailer';
import type { Readable } from 'node:stream';
import { isLoopback } from './loopback.js';
import { enhancedCodeIn, undeliveredMail } from './smtp-refusals.js';
import { Undelivered, type Accepted, type Carried, type Mail, type Transport } from './transport.js';

/** What mails are signed with (DKIM, RFC 6376). */
export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  /** PEM. */
  readonly privateKey: string;
}

export interface SmtpOptions {
  /**
   * `smtp://user:password@host:port`, or `smtps://…` for TLS from the first octet on. With `smtp://` the server must
   * offer STARTTLS, unless it is on this machine. `?tls=optional` takes a server without it, for a relay in a network
   * of one's own; `?tls=required` insists on it everywhere. Certificates are verified; `NODE_EXTRA_CA_CERTS` names a
   * further authority.
   */
  readonly url: string;
  /** The sender, `Name <address>`. */
  readonly from: string;
  readonly connections: number;
  readonly dkim?: DkimKey;
  /** The certificate of the one authority to trust, PEM, in place of those that Node.js trusts. */
  readonly ca?: string;
  /** For how long a server may be silent, in milliseconds. */
  readonly longestSilenceMs?: number;
}

/** Far below the time for which a notice is claimed, so that nobody else begins to send it meanwhile. */
const LONGEST_SEND_MS = 90_000;
const LONGEST_SILENCE_MS = 30_000;

/** Sends mails to an SMTP server over a few connections that are kept open. */
export class SmtpTransport implements Transport<Mail> {
  readonly name = 'smtp';
  private readonly pool;
  private readonly domain: string;
  /** What is read of each mail under way, by its Message-ID. */
  private readonly streams = new Map<string, Readable>();

  constructor({ url, from, connections, dkim, ca, longestSilenceMs = LONGEST_SILENCE_MS }: SmtpOptions) {
    this.domain = /@([^\s<>]+)/.exec(from)?.[1] ?? 'localhost';
    this.pool = createTransport(
      {
        pool: true,
        ...serverAt(url),
        maxConnections: connections,
        // A connection that closed while a mail was under way may have carried it over: that is the ledger's affair.
        maxRequeues: 0,
        connectionTimeout: longestSilenceMs,
        greetingTimeout: longestSilenceMs,
        socketTimeout: longestSilenceMs,
        disableFileAccess: true,
        disableUrlAccess: true,
        ...(ca === undefined ? {} : { tls: { ca } }),
        ...(dkim === undefined
          ? {}
          : { dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: dkim.privateKey } }),
      },
      { from },
    );
    // Errors of the network don't say how far a mail had come; whether it was begun to be read does.
    this.pool.use('stream', ({ message }, done) => {
      const open = message.createReadStream.bind(message);
      message.createReadStream = (options) => {
        const stream = open(options);
        this.streams.set(message.messageId(), stream);
        return stream;
      };
      done();
    });
  }

  async send(mail: Mail, { id }: Pick<Carried, 'id'>): Promise<Accepted> {
    const { to, subject, text, html, language, unsubscribe } = mail;
    const messageId = `<${id}@${this.domain}>`;
    try {
      await this.pool.sendMail({
        to: { ...to },
        subject,
        text,
        html,
        messageId,
        headers: {
          'Content-Language': language,
          'Auto-Submitted': 'auto-generated',
          ...(unsubscribe === undefined ? {} : { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
        },
        ...(unsubscribe === undefined ? {} : { list: { unsubscribe } }),
        signal: AbortSignal.timeout(LONGEST_SEND_MS),
      });
      return { providerId: messageId };
    } catch (error) {
      throw undeliveredBecauseOf(error, this.streams.get(messageId)?.readableDidRead ?? false);
    } finally {
      this.streams.delete(messageId);
    }
  }

  close(): Promise<void> {
    this.pool.close();
    return Promise.resolve();
  }
}

/** Where to connect to, and whether TLS has to be. */
const serverAt = (address: string): { url: string; requireTLS: boolean } => {
  const url = new URL(address);
  const tls = url.searchParams.get('tls') ?? (isLoopback(url.hostname) ? 'optional' : 'required');
  url.searchParams.delete('tls');
  return { url: url.href, requireTLS: url.protocol === 'smtp:' && tls !== 'optional' };
};

/** What nodemailer tells of an error besides its message, which may name the recipient. */
interface SmtpError {
  readonly code?: unknown;
  readonly command?: unknown;
  readonly response?: unknown;
  readonly responseCode?: unknown;
}

const undeliveredBecauseOf = (error: unknown, underWay: boolean): Undelivered => {
  const { code, command, response, responseCode } = error as SmtpError;
  const enhanced = typeof response === 'string' ? enhancedCodeIn(response) : undefined;
  return undeliveredMail({
    ...(typeof responseCode === 'number' ? { reply: responseCode } : {}),
    ...(enhanced === undefined ? {} : { enhanced }),
    ...(typeof code === 'string' ? { happened: code } : {}),
    beforeRecipient: command !== 'RCPT TO' && command !== 'DATA' && !underWay,
    underWay,
  });
};
