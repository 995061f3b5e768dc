import { Undelivered } from './transport.js';

/** What is known of a mail that a server didn't take over. */
export interface MailFailure {
  /** The code of a reply (RFC 5321 §4.2), where there was one. */
  readonly reply?: number;
  /** The enhanced code of that reply (RFC 3463), where there was one. */
  readonly enhanced?: EnhancedCode;
  /** Nodemailer's name of what happened, such as `ECONNECTION`. */
  readonly happened?: string;
  /** Whether it happened before the server had been told the recipient. */
  readonly beforeRecipient: boolean;
  /** Whether some of the mail was on its way, so that the server may have taken it over all the same. */
  readonly underWay: boolean;
}

/** `class.subject.detail`; the class is that of the reply. */
interface EnhancedCode {
  readonly subject: number;
  readonly detail: number;
}

/**
 * Says by codes only why a mail was not taken over, and whether to try again. Refusals of the recipient are for good
 * where the server says so (RFC 5321 §4.2.1); those of the server, of the sender or of everything hold the channel.
 */
export const undeliveredMail = (failure: MailFailure): Undelivered => {
  const { reply, happened } = failure;
  if (reply !== undefined) return new Undelivered(`smtp-${reply.toString()}`, afterReply(reply, failure));
  const code = `smtp-${(happened ?? 'failed').toLowerCase()}`;
  // No server has seen it: the address is none that could be told to one.
  if (happened === 'EENVELOPE') return new Undelivered(code, 'never');
  return new Undelivered(code, failure.underWay ? 'later' : 'pause');
};

const afterReply = (
  reply: number,
  { enhanced, beforeRecipient, underWay }: MailFailure,
): Undelivered['again'] => {
  if (reply === CLOSING || beforeRecipient) return 'pause';
  if (reply < 500) return enhanced && isOfTheServer(enhanced) ? 'pause' : 'later';
  if (enhanced) {
    if (isOfTheServer(enhanced)) return 'pause';
    // RFC 3463 §3.8: 7.1 may be said of one recipient as well as of every mail: neither given up nor held for.
    if (enhanced.subject === SECURITY) return enhanced.detail === 1 ? 'later' : 'pause';
    return 'never';
  }
  return MEANT_FOR_THE_CLIENT.has(reply) && !underWay ? 'pause' : 'never';
};

const CLOSING = 421;
/** Commands not known, out of order or without authentication (RFC 5321 §4.2.2, RFC 4954 §6). */
const MEANT_FOR_THE_CLIENT = new Set([500, 502, 503, 504, 521, 530, 534, 535, 538]);

/** RFC 3463 §2 and §3: what a code is about. */
const ADDRESS = 1;
const MAIL_SYSTEM = 3;
const PROTOCOL = 5;
const SECURITY = 7;
/** RFC 3463 §3.2: 1.7 and 1.8 are of the sender's address. */
const SENDERS = [7, 8];

const isOfTheServer = ({ subject, detail }: EnhancedCode): boolean =>
  subject === MAIL_SYSTEM || subject === PROTOCOL || (subject === ADDRESS && SENDERS.includes(detail));

/** Reads the enhanced code at the beginning of a reply such as `550 5.1.1 …` (RFC 2034 §4). */
export const enhancedCodeIn = (response: string): EnhancedCode | undefined => {
  const [, subject, detail] = /^\d{3}[ -][245]\.(\d{1,3})\.(\d{1,3})(?:\s|$)/.exec(response) ?? [];
  if (subject === undefined || detail === undefined) return undefined;
  return { subject: Number(subject), detail: Number(detail) };
};
