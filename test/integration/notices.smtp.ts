import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived. */
export interface ReceivedMail {
  readonly to: string;
  readonly messageId: string;
  readonly headers: string;
  readonly text: string;
}

export interface MailServer {
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
  /** How many mails it was offered, accepted or not. */
  readonly offered: () => number;
  /** Refuses as many of the next mails for the moment, or all of them; its answer names the recipient. */
  refuse(count: number): void;
  /** Refuses an address for good. */
  refuseAddress(address: string): void;
  close(): Promise<void>;
}

/** A real SMTP server in this process. */
export const startMailServer = async (): Promise<MailServer> => {
  const mails: ReceivedMail[] = [];
  const unknown = new Set<string>();
  let refusals = 0;
  let offered = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: ({ address }, _session, answer) => {
      if (unknown.has(address)) {
        answer(Object.assign(new Error(`no mailbox ${address}`), { responseCode: 550 }));
      } else answer();
    },
    onData: (stream, session, answer) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        offered++;
        const to = session.envelope.rcptTo.map(({ address }) => address).join();
        if (refusals > 0) {
          refusals--;
          answer(Object.assign(new Error(`${to} is over quota for now`), { responseCode: 452 }));
          return;
        }
        mails.push(received(to, Buffer.concat(chunks).toString('latin1')));
        answer();
      });
    },
  });
  server.on('error', (error) => {
    // A client that hangs up is its own affair.
    if (!('code' in error) || error.code !== 'ECONNRESET') throw error;
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mails,
    offered: () => offered,
    refuse: (count) => {
      refusals = count;
    },
    refuseAddress: (refused) => unknown.add(refused),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
};

const received = (to: string, raw: string): ReceivedMail => {
  const end = raw.indexOf('\r\n\r\n');
  const headers = raw.slice(0, end).replaceAll(/\r\n[ \t]+/g, ' ');
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1]?.trim() ?? '';
  const body = raw.slice(end + 4);
  return {
    to,
    messageId: header('Message-ID'),
    headers,
    text: decoded(body, header('Content-Transfer-Encoding')).toString('utf8').replaceAll('\r\n', '\n'),
  };
};

const decoded = (body: string, encoding: string): Buffer => {
  switch (encoding) {
    case 'base64':
      return Buffer.from(body, 'base64');
    case 'quoted-printable':
      return Buffer.from(
        body
          .replaceAll(/=\r\n/g, '')
          .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
        'latin1',
      );
    default:
      return Buffer.from(body, 'latin1');
  }
};
