import type { Decider } from '../eventing/decider.js';
import type { AnnouncementRead, ReceiptEvent } from './receipt.events.js';

export interface ReceiptCommand {
  readonly kind: 'ConfirmReading';
  readonly receipt: AnnouncementRead['data'];
}

/** What one reader has confirmed of one announcement. */
export interface Receipt {
  /** The newest version that was read; 0 where none was. */
  readonly version: number;
}

export const receiptDecider: Decider<Receipt, ReceiptCommand, ReceiptEvent> = {
  initial: () => ({ version: 0 }),

  decide: ({ receipt }, { version }) =>
    receipt.version > version ? [{ type: 'AnnouncementRead', data: receipt }] : [],

  evolve: (_, { data: { version } }) => ({ version }),
};
