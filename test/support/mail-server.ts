import { once } from 'node:events';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { textParts } from './mail-parts.js';

/** A mail as it arrived. */
export interface ReceivedMail {
  readonly to: string;
  readonly messageId: string;
  /** Unfolded. */
  readonly headers: string;
  readonly text: string;
  readonly html: string;
  /** Every octet of it, as latin1. */
  readonly raw: string;
  /** Whether it came over TLS. */
  readonly secure: boolean;
}

export interface MailServerOptions {
  /** PEM; with it the server offers STARTTLS, or speaks TLS from the first octet on where that is `implicit`. */
  readonly tls?: { readonly key: string; readonly cert: string; readonly implicit?: boolean };
}

/** Where a server hangs up or falls silent: when it is told the recipient, or when it has got all of a mail. */
export type MailStage = 'recipient' | 'data';

export interface MailServer {
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
  /** How many mails it was offered, accepted or not. */
  readonly offered: () => number;
  /** Refuses as many of the next mails for the moment, or all of them; its answer names the recipient. */
  refuse(count: number): void;
  /** Refuses an address, for good where nothing else is said. */
  refuseAddress(address: string, code?: number, text?: string): void;
  /** Hangs up on the next mail. */
  hangUpAt(stage: MailStage): void;
  /** Says nothing more to the next mail. */
  fallSilentAt(stage: MailStage): void;
  close(): Promise<void>;
}

/** A real SMTP server in this process. It refuses whoever signs in. */
export const startMailServer = async ({ tls }: MailServerOptions = {}): Promise<MailServer> => {
  const mails: ReceivedMail[] = [];
  const refused = new Map<string, { readonly code: number; readonly text: string }>();
  const endings = new Map<MailStage, 'hang up' | 'be silent'>();
  let refusals = 0;
  let offered = 0;
  const ends = (stage: MailStage, session: SMTPServerSession): boolean => {
    const ending = endings.get(stage);
    endings.delete(stage);
    if (ending === 'hang up') hangUp(server, session);
    return ending !== undefined;
  };
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: tls ? [] : ['STARTTLS'],
    ...(tls ? { key: tls.key, cert: tls.cert, secure: tls.implicit === true } : {}),
    logger: false,
    onAuth: (_auth, _session, answer) =>
      answer(Object.assign(new Error('5.7.8 credentials invalid'), { responseCode: 535 })),
    onRcptTo: ({ address }, session, answer) => {
      if (ends('recipient', session)) return;
      const refusal = refused.get(address);
      if (refusal) answer(Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
      else answer();
    },
    onData: (stream, session, answer) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        offered++;
        const to = session.envelope.rcptTo.map(({ address }) => address).join();
        if (ends('data', session)) return;
        if (refusals > 0) {
          refusals--;
          answer(Object.assign(new Error(`${to} is over quota for now`), { responseCode: 452 }));
          return;
        }
        mails.push({ ...received(to, Buffer.concat(chunks).toString('latin1')), secure: session.secure });
        answer();
      });
    },
  });
  server.on('error', (error) => {
    // A client that hangs up, or doesn't trust the certificate, is its own affair.
    if (!('code' in error) || !/^(?:ECONNRESET|EPIPE|SocketError|ERR_SSL_\w+)$/.test(String(error.code)))
      throw error;
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port');
  return {
    url: `${tls?.implicit ? 'smtps' : 'smtp'}://127.0.0.1:${address.port}`,
    mails,
    offered: () => offered,
    refuse: (count) => {
      refusals = count;
    },
    refuseAddress: (address, code = 550, text = `no mailbox ${address}`) =>
      refused.set(address, { code, text }),
    hangUpAt: (stage) => endings.set(stage, 'hang up'),
    fallSilentAt: (stage) => endings.set(stage, 'be silent'),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
};

const hangUp = (server: SMTPServer, { id }: SMTPServerSession): void => {
  for (const connection of server.connections as Set<{ id: string; close(): void }>) {
    if (connection.id === id) connection.close();
  }
};

const received = (to: string, raw: string): Omit<ReceivedMail, 'secure'> => {
  const headers = raw.slice(0, raw.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' ');
  const parts = textParts(raw);
  return {
    to,
    messageId: /^Message-ID: (.*)$/im.exec(headers)?.[1]?.trim() ?? '',
    headers,
    text: parts.get('text/plain') ?? '',
    html: parts.get('text/html') ?? '',
    raw,
  };
};
