import smpp from 'smpp';
import { Undelivered } from './transport.js';

/** About the recipient or the message, for good. */
const NEVER = new Set([
  'ESME_RINVMSGLEN',
  'ESME_RINVDSTADR',
  'ESME_RINVDSTTON',
  'ESME_RINVDSTNPI',
  'ESME_RX_P_APPN',
]);

/** About this one message at this moment, or about nothing that the code tells. */
const LATER = new Set([
  'ESME_RSUBMITFAIL',
  'ESME_RX_T_APPN',
  'ESME_RX_R_APPN',
  'ESME_RDELIVERYFAILURE',
  'ESME_RUNKNOWNERR',
]);

const NAMES = new Map(Object.entries(smpp.errors).map(([name, status]) => [status, name]));

/**
 * Says why a message was not taken over by its command_status (SMPP 3.4 §5.1.3). Whatever is neither about the
 * recipient nor the message is about the account, its limits or the connection, and holds the channel; a status that
 * the protocol doesn't know is the provider's own and counts as a try.
 */
export const undeliveredSms = (status: number): Undelivered => {
  const name = NAMES.get(status);
  if (name === undefined) return new Undelivered(`smpp-0x${status.toString(16).padStart(8, '0')}`, 'later');
  return new Undelivered(
    `smpp-${name.replace(/^ESME_R?/, '').toLowerCase()}`,
    NEVER.has(name) ? 'never' : LATER.has(name) ? 'later' : 'pause',
  );
};
