import type { Config } from '../config.js';
import { Guarded, type GuardOptions, type GuardState } from './channels/guarded.js';
import { smsTransport } from './channels/sms-transport.js';
import { SmtpTransport } from './channels/smtp.js';
import type { Mail, Receipt, Sms, Transport } from './channels/transport.js';
import type { Outbox } from './outbox.js';

/** A channel's way out, and how much it takes. */
export interface Outlet<Message extends Mail | Sms> {
  /** A guarded one says whether it lets messages through; any other always does. */
  readonly transport: Transport<Message> & { readonly state?: GuardState };
  /** Messages that are begun in a second at most; as many as go where it is not given. */
  readonly perSecond?: number;
}

export interface Outlets {
  readonly email: Outlet<Mail>;
  /** None where short messages can't be sent: then nobody is told by one. */
  readonly sms?: Outlet<Sms>;
}

/** Messages under way at a time in a channel, unless told otherwise. */
export const CONCURRENCY = 5;

const GUARD: GuardOptions = {
  refusals: 5,
  firstPauseMs: 5_000,
  longestPauseMs: 300_000,
  now: Date.now,
};

/** The ways out that are configured; the outbox takes everything where there is none. */
export const outletsOf = (
  { smtpUrl: url, mailFrom: from, dkim, mailsPerSecond, sms }: Config,
  outbox: Outbox,
  onReceipt: (transport: string, receipt: Receipt) => Promise<void>,
): Outlets => {
  if (url === undefined && sms === undefined) {
    return {
      email: { transport: outbox.transportFor('email') },
      sms: { transport: outbox.transportFor('sms') },
    };
  }
  const smtp = url !== undefined && { url, from, connections: CONCURRENCY, ...(dkim ? { dkim } : {}) };
  const email = smtp ? new Guarded(new SmtpTransport(smtp), GUARD) : outbox.transportFor<Mail>('email');
  return {
    email: { transport: email, ...(mailsPerSecond === undefined ? {} : { perSecond: mailsPerSecond }) },
    ...(sms && { sms: smsOutlet(sms, onReceipt) }),
  };
};

const smsOutlet = (
  { perSecond, ...address }: NonNullable<Config['sms']>,
  onReceipt: (transport: string, receipt: Receipt) => Promise<void>,
): Outlet<Sms> => {
  const transport: Transport<Sms> = smsTransport(address, (receipt) => onReceipt(transport.name, receipt));
  return {
    transport: new Guarded(transport, GUARD),
    ...(perSecond === undefined ? {} : { perSecond }),
  };
};
