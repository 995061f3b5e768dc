import smpp, { type Pdu, type PduFields, type Session } from 'smpp';
import type { SmppAddress } from './smpp-address.js';
import { undeliveredSms } from './smpp-refusals.js';
import { Undelivered } from './transport.js';

// Receipts come in the SMSC's default alphabet, which for them is ASCII in practice; the package would read an
// underscore of a message id as GSM 03.38's "§". What is sent is given in octets, so that this touches nothing else.
smpp.encodings.default = 'LATIN1';

export interface SessionOptions {
  /** An authority's certificate, PEM. */
  readonly ca?: string;
  /** For how long to connect and bind, and to wait for an answer, in milliseconds. */
  readonly answerMs: number;
  /** How often to ask whether the other side is there. */
  readonly enquireEveryMs: number;
  /** How many submits may wait for an answer at a time. */
  readonly window: number;
  /** What the SMSC has to say. It is answered once this resolved, and says it again where this rejects. */
  readonly onDeliver: (pdu: Pdu) => Promise<void>;
}

/** The version of the protocol, 3.4. */
const INTERFACE_VERSION = 0x34;

/** A connection to an SMSC, bound as transceiver (SMPP 3.4 §4.1.5). */
export class SmppSession {
  /** Resolves when the connection ended, with what ended it. */
  readonly ended: Promise<Undelivered>;
  /** Whether the SMSC answered anything after the bind. */
  answered = false;
  private readonly session: Session;
  private readonly waiting = new Set<(reason: Undelivered) => void>();
  private readonly queue: (() => void)[] = [];
  private underWay = 0;
  private end: Undelivered | undefined;
  private tellEnd: (end: Undelivered) => void = () => undefined;

  private constructor(
    { host, port, tls }: SmppAddress,
    private readonly options: SessionOptions,
  ) {
    const { ca } = options;
    this.session = smpp.connect({ host, port, tls, ...(ca === undefined ? {} : { ca }) });
    this.ended = new Promise((resolve) => {
      this.tellEnd = resolve;
    });
    this.session.on('error', ({ code }: { readonly code?: unknown }) =>
      this.endWith(typeof code === 'string' ? code : 'unreadable'),
    );
    this.session.on('close', () => this.endWith('dropped'));
    this.session.on('pdu', (pdu: Pdu) => void this.hear(pdu));
  }

  /** Connects and binds. @throws Undelivered where either fails. */
  static async open(address: SmppAddress, options: SessionOptions): Promise<SmppSession> {
    const opened = new SmppSession(address, options);
    const { systemId, password, systemType } = address;
    try {
      await opened.connected(address.tls);
      const status = await opened.statusOf('bind_transceiver', {
        system_id: systemId,
        password,
        system_type: systemType,
        interface_version: INTERFACE_VERSION,
      });
      if (status !== 0) throw undeliveredSms(status);
    } catch (error) {
      opened.endWith(error instanceof Undelivered ? error.code.replace('smpp-', '') : 'failed');
      // Whatever a bind fails by, nothing goes out until it doesn't.
      throw await opened.ended;
    }
    opened.keepAsking();
    return opened;
  }

  /** Submits one part and answers with the SMSC's name for it. @throws Undelivered */
  async submit(fields: PduFields): Promise<string> {
    await this.admitted();
    try {
      if (this.end) throw this.end;
      const { command_status: status, message_id: messageId = '' } = await this.ask('submit_sm', fields);
      this.answered = true;
      if (status !== 0) throw undeliveredSms(status);
      return messageId;
    } finally {
      this.leave();
    }
  }

  /** Unbinds, and waits for it as long as for any answer. */
  async close(): Promise<void> {
    if (!this.end) await this.ask('unbind', {}).catch(() => undefined);
    this.endWith('closed');
  }

  private endWith(code: string): void {
    if (this.end) return;
    this.end = new Undelivered(`smpp-${code.toLowerCase()}`, 'pause');
    this.session.destroy();
    // They were written, so that the SMSC may have taken them over.
    for (const reject of this.waiting) reject(new Undelivered('smpp-dropped', 'later'));
    while (this.queue.length > 0) this.leave();
    this.tellEnd(this.end);
  }

  private connected(tls: boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Undelivered('smpp-etimedout', 'pause')),
        this.options.answerMs,
      );
      this.session.once(tls ? 'secureConnect' : 'connect', () => {
        clearTimeout(timer);
        resolve();
      });
      void this.ended.then((end) => {
        clearTimeout(timer);
        reject(end);
      });
    });
  }

  /** Waits for a place in the window. */
  private async admitted(): Promise<void> {
    if (this.underWay < this.options.window) this.underWay++;
    else await new Promise<void>((resolve) => this.queue.push(resolve));
  }

  /** Gives a place in the window to who waits longest. */
  private leave(): void {
    const next = this.queue.shift();
    if (next) next();
    else this.underWay--;
  }

  private async statusOf(command: string, fields: PduFields): Promise<number> {
    return (await this.ask(command, fields)).command_status;
  }

  private ask(command: string, fields: PduFields): Promise<Pdu> {
    return new Promise((resolve, reject) => {
      const settled = () => {
        clearTimeout(timer);
        this.waiting.delete(refuse);
      };
      const refuse = (reason: Undelivered) => {
        settled();
        reject(reason);
      };
      // The message may have been taken over all the same.
      const timer = setTimeout(
        () => refuse(new Undelivered('smpp-no-answer', 'later')),
        this.options.answerMs,
      );
      this.waiting.add(refuse);
      const written = this.session.send(new smpp.PDU(command, fields), (answer) => {
        settled();
        resolve(answer);
      });
      if (!written) refuse(this.end ?? new Undelivered('smpp-dropped', 'pause'));
    });
  }

  /** Ends a connection over which nothing is answered any more (SMPP 3.4 §4.11). */
  private keepAsking(): void {
    const timer = setInterval(() => {
      this.ask('enquire_link', {}).then(
        () => (this.answered = true),
        () => this.endWith('silent'),
      );
    }, this.options.enquireEveryMs);
    void this.ended.then(() => clearInterval(timer));
  }

  private async hear(pdu: Pdu): Promise<void> {
    if (pdu.isResponse()) return;
    switch (pdu.command) {
      case 'deliver_sm':
        this.session.send(pdu.response({ command_status: await this.statusAfter(pdu) }));
        return;
      case 'unbind':
        this.session.send(pdu.response());
        this.session.close();
        return;
      default:
        // enquire_link is answered; what the package doesn't know becomes a generic_nack.
        this.session.send(pdu.response());
    }
  }

  private async statusAfter(pdu: Pdu): Promise<number> {
    try {
      await this.options.onDeliver(pdu);
      return OK;
    } catch {
      return TRY_AGAIN;
    }
  }
}

const OK = 0;
/** "Temporary application error" of the receiver: the SMSC keeps the receipt and comes again. */
const TRY_AGAIN = smpp.errors['ESME_RX_T_APPN'] ?? 0x64;
