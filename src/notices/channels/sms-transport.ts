import type { SmsConfig } from '../../config.js';
import { SmppTransport } from './smpp.js';
import { SmsGateway } from './sms-gateway.js';
import type { Receipt, Sms, Transport } from './transport.js';

/** The way to send short messages that an address stands for. Receipts of a gateway come by webhook instead. */
export const smsTransport = (
  { url, from, token }: Omit<SmsConfig, 'perSecond'>,
  onReceipt: (receipt: Receipt) => Promise<void>,
): Transport<Sms> =>
  url.startsWith('smpp')
    ? new SmppTransport({ url, from, onReceipt })
    : new SmsGateway({ url, from, ...(token === undefined ? {} : { token }) });
