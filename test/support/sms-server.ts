import { once } from 'node:events';
import smpp, { type Pdu, type PduFields, type Session } from 'smpp';

/** A short message, put together from its parts as a phone does it. */
export interface ReceivedSms {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** The server's names for its parts, in their order. */
  readonly ids: readonly string[];
}

/** A part as it arrived. */
export interface ReceivedPart {
  readonly id: string;
  readonly pdu: Pdu;
}

/** What the server does with a submit: take it over, now or when released, hang up before or after that, or refuse. */
export type SubmitAnswer = 'take' | 'hold' | 'hang up' | 'take and hang up' | { readonly status: number };

export interface SmsServer {
  /** `smpp://…` with the account that it knows. */
  readonly url: string;
  readonly messages: () => readonly ReceivedSms[];
  readonly parts: readonly ReceivedPart[];
  /** How many binds it accepted. */
  readonly binds: () => number;
  /** How many connections are bound. */
  readonly bound: () => number;
  /** How many submits wait for an answer. */
  readonly held: () => number;
  /** How often it was asked whether it is there. */
  readonly enquiries: () => number;
  /** Refuses as many of the next binds, or doesn't answer them. */
  refuseBinds(count: number, status: number | 'be silent'): void;
  /** What becomes of the next submits, one after the other; those after them are taken over. */
  answerNext(...answers: readonly SubmitAnswer[]): void;
  /** Takes over what is held. */
  release(): void;
  /** Answers no enquire_link any more, or does so again. */
  beDeaf(deaf: boolean): void;
  /** Says something to whoever is bound, and waits for the answer. */
  ask(command: string, fields?: PduFields): Promise<Pdu>;
  hangUp(): void;
  close(): Promise<void>;
}

const ACCOUNT = { systemId: 'school', password: 'p@ss word' };

/** A real SMSC in this process, SMPP 3.4. */
export const startSmsServer = async (
  tls?: { readonly key: string; readonly cert: string },
  port = 0,
): Promise<SmsServer> => {
  const sessions = new Set<Session>();
  const parts: ReceivedPart[] = [];
  const answers: SubmitAnswer[] = [];
  const held: (() => void)[] = [];
  let binds = 0;
  let enquiries = 0;
  let deaf = false;
  let refusal: { count: number; readonly status: number | 'be silent' } = { count: 0, status: 0 };

  const bindStatus = ({ system_id, password }: Pdu): number | 'be silent' => {
    if (refusal.count-- > 0) return refusal.status;
    if (system_id === ACCOUNT.systemId && password === ACCOUNT.password) return 0;
    return smpp.errors['ESME_RINVPASWD'] ?? NaN;
  };

  const submitted = (session: Session, pdu: Pdu): void => {
    const answer = answers.shift();
    if (typeof answer === 'object') {
      session.send(pdu.response({ command_status: answer.status }));
      return;
    }
    if (answer === 'hang up') {
      session.destroy();
      return;
    }
    const id = `m_${parts.length + held.length + 1}`;
    const take = () => {
      parts.push({ id, pdu });
      if (answer === 'take and hang up') session.destroy();
      else session.send(pdu.response({ message_id: id }));
    };
    if (answer === 'hold') held.push(take);
    else take();
  };

  const server = smpp.createServer(tls ?? {}, (session) => {
    session.on('error', () => session.destroy());
    session.on('close', () => sessions.delete(session));
    session.on('bind_transceiver', (pdu: Pdu) => {
      const status = bindStatus(pdu);
      if (status === 'be silent') return;
      session.send(pdu.response({ command_status: status }));
      if (status !== 0) return;
      binds++;
      sessions.add(session);
    });
    session.on('submit_sm', (pdu: Pdu) => submitted(session, pdu));
    session.on('enquire_link', (pdu: Pdu) => {
      enquiries++;
      if (!deaf) session.send(pdu.response());
    });
    session.on('unbind', (pdu: Pdu) => {
      session.send(pdu.response());
      session.close();
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the SMSC has no port');
  const account = `${ACCOUNT.systemId}:${encodeURIComponent(ACCOUNT.password)}`;

  const hangUp = () => {
    for (const session of sessions) session.destroy();
  };
  return {
    url: `${tls ? 'smpps' : 'smpp'}://${account}@127.0.0.1:${address.port}`,
    messages: () => putTogether(parts),
    parts,
    binds: () => binds,
    bound: () => sessions.size,
    held: () => held.length,
    enquiries: () => enquiries,
    refuseBinds: (count, status) => {
      refusal = { count, status };
    },
    answerNext: (...next) => {
      answers.push(...next);
    },
    release: () => {
      for (const take of held.splice(0)) take();
    },
    beDeaf: (so) => {
      deaf = so;
    },
    ask: (command, fields = {}) =>
      new Promise((resolve, reject) => {
        const [session] = sessions;
        if (!session) reject(new Error('nobody is bound'));
        else session.send(new smpp.PDU(command, fields), resolve);
      }),
    hangUp,
    close: async () => {
      hangUp();
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
};

const putTogether = (parts: readonly ReceivedPart[]): ReceivedSms[] => {
  const messages = new Map<string, ReceivedPart[]>();
  for (const part of parts) {
    const key = `${part.pdu.destination_addr ?? ''} ${headerOf(part)?.[2] ?? part.id}`;
    messages.set(key, [...(messages.get(key) ?? []), part]);
  }
  return [...messages.values()].map((together) => {
    const inOrder = together.toSorted((a, b) => (headerOf(a)?.[4] ?? 0) - (headerOf(b)?.[4] ?? 0));
    return {
      from: inOrder[0]?.pdu.source_addr ?? '',
      to: inOrder[0]?.pdu.destination_addr ?? '',
      text: inOrder.map(textOf).join(''),
      ids: inOrder.map(({ id }) => id),
    };
  });
};

/** `00 03 reference total number` (3GPP TS 23.040 §9.2.3.24.1). */
const headerOf = ({ pdu }: ReceivedPart): Buffer | undefined => pdu.short_message?.udh?.[0];

const textOf = ({ pdu }: ReceivedPart): string => {
  const message = pdu.short_message?.message ?? '';
  if (pdu.data_coding !== 0) return message.toString();
  return smpp.encodings.ASCII.decode(typeof message === 'string' ? Buffer.from(message, 'latin1') : message);
};
