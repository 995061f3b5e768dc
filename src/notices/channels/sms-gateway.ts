import { Undelivered, type Accepted, type Carried, type Sms, type Transport } from './transport.js';

export interface SmsGatewayOptions {
  /** Where messages are posted to; `https://`, or `http://` on this machine. */
  readonly url: string;
  /** The sender, as agreed with the provider. */
  readonly from: string;
  /** A bearer token (RFC 6750). */
  readonly token?: string;
  /** For how long to wait for an answer, in milliseconds. */
  readonly answerMs?: number;
  readonly now?: () => number;
}

/** What such a transport is called in ledger and receipts. */
export const GATEWAY = 'sms-gateway';

/**
 * Sends short messages through a provider's HTTP gateway: `POST` of `{"id", "to", "text", "from"}`, with the notice's
 * id as `Idempotency-Key`, so that a message posted twice is sent once. It answers 2xx, with `{"id"}` where it has
 * a name for the message. What became of it comes by webhook: see `SmsReceipts`.
 */
export class SmsGateway implements Transport<Sms> {
  readonly name = GATEWAY;

  constructor(private readonly options: SmsGatewayOptions) {}

  async send({ to, text }: Sms, { id }: Carried): Promise<Accepted> {
    const { from, now = Date.now } = this.options;
    const response = await this.post(id, { id, to, text, from });
    const body = await answerOf(response);
    if (!response.ok) throw refusal(response, body !== undefined, now());
    const providerId = body?.['id'];
    return typeof providerId === 'string' && providerId !== '' ? { providerId } : {};
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private async post(id: string, body: Readonly<Record<string, string>>): Promise<Response> {
    const { url, token, answerMs = 20_000 } = this.options;
    try {
      return await fetch(url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/json',
          'Idempotency-Key': id,
          ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(body),
        // The token is meant for this address only.
        redirect: 'manual',
        signal: AbortSignal.timeout(answerMs),
      });
    } catch (error) {
      throw unanswered(error);
    }
  }
}

/** The body of an answer, where it is a JSON object. */
const answerOf = async (response: Response): Promise<Readonly<Record<string, unknown>> | undefined> => {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : undefined;
  } catch {
    return undefined;
  }
};

/** The request as such is at fault, which is the message's: its number, or its text. */
const AT_FAULT = new Set([400, 422]);
/** The server is busy with this message, or hasn't heard all of it. */
const NOT_YET = new Set([408, 409, 425]);

const refusal = ({ status, headers }: Response, spoken: boolean, now: number): Undelivered => {
  const code = `http-${status.toString()}`;
  const pauseMs = retryAfterMs(headers.get('Retry-After'), now);
  if (status === 429 || (status === 503 && pauseMs !== undefined)) {
    return new Undelivered(code, 'pause', pauseMs);
  }
  if (status >= 500 || NOT_YET.has(status)) return new Undelivered(code, 'later');
  // A 404 in the gateway's own words is about the recipient; one of a web server says that the address is wrong.
  if (AT_FAULT.has(status) || (status === 404 && spoken)) return new Undelivered(code, 'never');
  return new Undelivered(code, 'pause');
};

/** Reads Retry-After, seconds or a date (RFC 9110 §10.2.3), as milliseconds from now. */
export const retryAfterMs = (value: string | null, now: number): number | undefined => {
  if (value === null) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1_000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
};

/** Failed before anything could be sent, so that the gateway can't have taken the message over. */
const NOT_REACHED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const unanswered = (error: unknown): Undelivered => {
  const { name, cause } = error as { readonly name?: unknown; readonly cause?: { readonly code?: unknown } };
  if (name === 'TimeoutError') return new Undelivered('http-timeout', 'later');
  if (typeof cause?.code !== 'string') return new Undelivered('http-failed', 'later');
  const { code } = cause;
  const reached = !NOT_REACHED.has(code) && !code.includes('CERT') && !code.startsWith('ERR_');
  return new Undelivered(`http-${code.toLowerCase()}`, reached ? 'later' : 'pause');
};
