import { LRUCache } from 'lru-cache';
import type { Receipt } from './transport.js';

/** A message in several parts, each of which has a name and a receipt of its own. */
interface InParts {
  readonly total: number;
  readonly ids: string[];
  readonly delivered: Set<string>;
  /** A part was refused, so that the message is sent again as a whole. */
  abandoned: boolean;
}

/** How many parts are remembered, and for how long: SMSCs give up on a message within three days at most. */
const MOST_PARTS = 20_000;
const LONGEST_MS = 3 * 24 * 3_600_000;
const BETWEEN = ',';

/**
 * Makes one receipt out of those of a message's parts. A message's provider id names all of its parts, separated by
 * commas. Which parts belong together is remembered by this process only: after a restart a part's receipt goes out
 * under the part's own name, which whoever keeps provider ids doesn't know, and tells nothing of the message.
 */
export class SmppParts {
  private readonly messages = new LRUCache<string, InParts>({ max: MOST_PARTS, ttl: LONGEST_MS });

  /** Begins a message, whose parts are named as they are taken over. */
  begin(total: number) {
    const message: InParts = { total, ids: [], delivered: new Set(), abandoned: false };
    return {
      add: (id: string) => {
        message.ids.push(id);
        if (total > 1) this.messages.set(id, message);
      },
      abandon: () => {
        message.abandoned = true;
      },
      /** None where the SMSC named no part. */
      providerId: () => (message.ids.includes('') ? undefined : message.ids.join(BETWEEN)),
    };
  }

  /**
   * Passes a receipt on as that of the whole message: a failure at once, a delivery with the last part's.
   * @throws whatever `tell` throws, so that the receipt counts as not received; and where it comes before the
   * whole message was taken over
   */
  async receive(receipt: Receipt, tell: (receipt: Receipt) => Promise<void>): Promise<void> {
    const { providerId: id, delivered } = receipt;
    const message = this.messages.get(id);
    if (!message) return tell(receipt);
    if (message.abandoned) return;
    if (message.ids.length < message.total)
      throw new Error('the message has parts that are not taken over yet');
    const whole = { ...receipt, providerId: message.ids.join(BETWEEN) };
    if (!delivered) return tell(whole);
    message.delivered.add(id);
    if (message.delivered.size < message.total) return;
    await tell(whole);
  }
}
