import type { Pdu } from 'smpp';
import type { Receipt } from './transport.js';

/** Bits 5 to 2 of esm_class say what a deliver_sm is (SMPP 3.4 §5.2.12). */
const KIND_BITS = 0x3c;
const DELIVERY_RECEIPT = 0x04;

/** message_state (SMPP 3.4 §5.2.28) in the words of Appendix B. */
const STATES = new Map([
  [1, 'enroute'],
  [2, 'delivrd'],
  [3, 'expired'],
  [4, 'deleted'],
  [5, 'undeliv'],
  [6, 'acceptd'],
  [7, 'unknown'],
  [8, 'rejectd'],
]);
const DELIVERED = 'delivrd';
const NOT_DELIVERED = new Set(['expired', 'deleted', 'undeliv', 'unknown', 'rejectd']);

/**
 * Reads what a deliver_sm says became of a message: from its optional parameters, or from the text of SMPP 3.4
 * Appendix B (`id:… sub:… dlvrd:… submit date:… done date:… stat:… err:… text:…`).
 * @returns nothing for whatever is no receipt, or says only that the message is on its way
 */
export const receiptIn = (pdu: Pdu): Receipt | undefined => {
  const isReceipt = ((pdu.esm_class ?? 0) & KIND_BITS) === DELIVERY_RECEIPT;
  if (!isReceipt && pdu.receipted_message_id === undefined) return undefined;
  const text = textOf(pdu);
  const providerId = pdu.receipted_message_id ?? fieldIn(text, 'id');
  const state = STATES.get(pdu.message_state ?? 0) ?? fieldIn(text, 'stat')?.toLowerCase();
  if (providerId === undefined || state === undefined) return undefined;
  if (state === DELIVERED) return { providerId, delivered: true };
  if (!NOT_DELIVERED.has(state)) return undefined;
  const error = fieldIn(text, 'err', 8);
  const reason = error === undefined || /^0+$/.test(error) ? '' : `-${error.toLowerCase()}`;
  return { providerId, delivered: false, code: `smpp-${state}${reason}` };
};

/** The fields of Appendix B, without the beginning of the message's own text, which follows them. */
const textOf = ({ short_message, message_payload }: Pdu): string => {
  const message = [short_message?.message, message_payload?.message].find((part) => part?.length) ?? '';
  return (typeof message === 'string' ? message : message.toString('latin1')).replace(/\btext:.*$/is, '');
};

/** A message id has up to 64 characters, an error code three in the Appendix and a few more in practice. */
const fieldIn = (text: string, name: string, longest = 64): string | undefined =>
  new RegExp(`(?:^|\\s)${name}:([\\w.-]{1,${longest}})(?=\\s|$)`, 'i').exec(text)?.[1];
