import { createHash } from 'node:crypto';
import type { Pdu } from 'smpp';
import { smppAddressFrom, smppParty, type SmppAddress } from './smpp-address.js';
import { SmppParts } from './smpp-parts.js';
import { receiptIn } from './smpp-receipt.js';
import { SmppSession } from './smpp-session.js';
import { smsOctets, smsTextOf, type SmsAlphabet } from './sms-text.js';
import {
  Undelivered,
  type Accepted,
  type Carried,
  type Receipt,
  type Sms,
  type Transport,
} from './transport.js';

export interface SmppOptions {
  /** `smpp://systemId:password@host:2775?systemType=…`, or `smpps://…` for TLS. */
  readonly url: string;
  /** The sender: `+351…`, a short number, or a name of up to 11 characters, as agreed with the provider. */
  readonly from: string;
  /**
   * Told what became of a message. Its rejection has the SMSC say it again: so where the id isn't known yet because
   * the receipt overtook the answer to `send`.
   */
  readonly onReceipt: (receipt: Receipt) => Promise<void>;
  /** How many submits may wait for an answer at a time; ten where the provider agreed to nothing else. */
  readonly window?: number;
  /** An authority's certificate to trust, PEM, in place of those that Node.js trusts. */
  readonly ca?: string;
  readonly answerMs?: number;
  readonly enquireEveryMs?: number;
  /** Before a connection is tried again, growing twofold. */
  readonly firstPauseMs?: number;
  readonly longestPauseMs?: number;
  /** A number from 0 to 1, for pauses that differ from one process to the next. */
  readonly random?: () => number;
  readonly now?: () => number;
}

/** Either there is a session, or it is being opened, or another try waits. */
type Link =
  { readonly opening: Promise<SmppSession> } | { readonly retryAt: number; readonly because: Undelivered };

/** Sends short messages to an SMSC over one connection that is kept bound, and hears what became of them. */
export class SmppTransport implements Transport<Sms> {
  readonly name = 'smpp';
  private readonly address: SmppAddress;
  private readonly parts = new SmppParts();
  private readonly now: () => number;
  private link: Link;
  private failures = 0;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(private readonly options: SmppOptions) {
    this.address = smppAddressFrom(options.url);
    this.now = options.now ?? Date.now;
    this.link = this.connect();
  }

  async send({ to, text }: Sms, { id }: Carried): Promise<Accepted> {
    const session = await this.bound();
    const { alphabet, parts } = smsTextOf(text);
    const message = this.parts.begin(parts.length);
    try {
      // One after the other, so that none is sent in vain after a refusal.
      for (const [index, part] of parts.entries()) {
        const header = parts.length > 1 ? partHeader(id, index, parts.length) : NO_HEADER;
        message.add(
          await session.submit({
            ...betweenParties(this.options.from, to),
            ...content(header, part, alphabet),
            registered_delivery: RECEIPT_WANTED,
          }),
        );
      }
    } catch (error) {
      message.abandon();
      throw error;
    }
    const providerId = message.providerId();
    return providerId === undefined ? {} : { providerId };
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    if (!('opening' in this.link)) return;
    const session = await this.link.opening.catch(() => undefined);
    await session?.close();
  }

  private async bound(): Promise<SmppSession> {
    if (this.closed) throw new Undelivered('smpp-closed', 'pause');
    if ('opening' in this.link) return this.link.opening;
    throw new Undelivered(this.link.because.code, 'pause', Math.max(0, this.link.retryAt - this.now()));
  }

  private connect(): Link {
    const { window = 10, answerMs = 30_000, enquireEveryMs = 30_000, ca, onReceipt } = this.options;
    const opening = SmppSession.open(this.address, {
      window,
      answerMs,
      enquireEveryMs,
      ...(ca === undefined ? {} : { ca }),
      onDeliver: async (pdu: Pdu) => {
        const receipt = receiptIn(pdu);
        if (receipt) await this.parts.receive(receipt, onReceipt);
      },
    });
    void this.watch(opening);
    return { opening };
  }

  /** Connects again once a session ended, or couldn't be opened. */
  private async watch(opening: Promise<SmppSession>): Promise<void> {
    const because = await opening.then(
      async (session) => {
        const end = await session.ended;
        if (session.answered) this.failures = 0;
        return end;
      },
      (error: unknown) => (error instanceof Undelivered ? error : new Undelivered('smpp-failed', 'pause')),
    );
    if (this.closed) return;
    const { firstPauseMs = 500, longestPauseMs = 60_000, random = Math.random } = this.options;
    const pauseMs = pauseBefore(this.failures++, firstPauseMs, longestPauseMs, random());
    this.link = { retryAt: this.now() + pauseMs, because };
    this.timer = setTimeout(() => (this.link = this.connect()), pauseMs);
  }
}

/** Twofold after every failure, half of it by chance, so that processes which lost a server don't return together. */
export const pauseBefore = (failures: number, first: number, longest: number, chance: number): number => {
  const pause = Math.min(longest, first * 2 ** failures);
  return Math.round(pause * (0.5 + chance / 2));
};

const RECEIPT_WANTED = 1;
/** data_coding (SMPP 3.4 §5.2.19): the SMSC's default alphabet, which GSM networks take for GSM 03.38, or UCS-2. */
const DATA_CODING: Readonly<Record<SmsAlphabet, number>> = { gsm: 0x00, ucs2: 0x08 };
/** esm_class (SMPP 3.4 §5.2.12): the octets begin with a header. */
const HAS_HEADER = 0x40;
const NO_HEADER = Buffer.alloc(0);

const betweenParties = (from: string, to: string) => {
  const source = smppParty(from);
  const destination = smppParty(to);
  return {
    source_addr_ton: source.ton,
    source_addr_npi: source.npi,
    source_addr: source.address,
    dest_addr_ton: destination.ton,
    dest_addr_npi: destination.npi,
    destination_addr: destination.address,
  };
};

const content = (header: Buffer, part: string, alphabet: SmsAlphabet) => ({
  esm_class: header.length > 0 ? HAS_HEADER : 0,
  data_coding: DATA_CODING[alphabet],
  short_message: Buffer.concat([header, smsOctets(part, alphabet)]),
});

/**
 * The header by which a phone puts parts together (3GPP TS 23.040 §9.2.3.24.1). It goes through every SMSC as it is,
 * while `message_payload` and the sar_ parameters are options that not all of them take. The reference has eight bits,
 * because one of sixteen takes a character more of each part; it follows from the notice's id, so that a part sent
 * again takes the place of the first.
 */
const partHeader = (id: string, index: number, total: number): Buffer => {
  const [reference = 0] = createHash('sha256').update(id).digest();
  return Buffer.from([5, 0, 3, reference, total, index + 1]);
};
