import type { Receipt } from './channels/transport.js';
import { byOtherChannel } from './delivery.js';
import type { Ledger, LedgerEntry } from './ledger.js';

/**
 * A provider tells what became of a message; what did not arrive goes by the other channel, where there is one.
 * @returns what has become due by that: told or not, the sweeper of that channel finds it.
 */
export const received = async (
  ledger: Pick<Ledger, 'receive' | 'write'>,
  transport: string,
  receipt: Receipt,
  now: Date,
): Promise<LedgerEntry[]> => {
  const failed = await ledger.receive(transport, receipt, now);
  return ledger.write(
    failed.flatMap((entry) => byOtherChannel(entry, now)),
    now,
  );
};
