import { DomainError } from '../eventing/domain-error.js';
import type { Ledger, LedgerEntry } from './ledger.js';
import type { MailComposer } from './mail-composer.js';
import { Undelivered, type MailTransport } from './mail-transport.js';

export interface DeliveryOptions {
  readonly ledger: Pick<Ledger, 'claim' | 'release' | 'markSent' | 'markFailed'>;
  readonly composer: Pick<MailComposer, 'mailFor'>;
  readonly transport: MailTransport;
  /** How often a notice is tried at most. */
  readonly attempts: number;
  readonly log: (message: string) => void;
}

/**
 * Sends a notice of the ledger, once: a queue may hand out a job twice, so a notice is claimed in the ledger before
 * it is sent and marked after. Only one thing can send it twice: the process dies between the provider's acceptance
 * and the mark in the ledger. Both mails then bear the same Message-ID.
 */
export class Delivery {
  /** Accepted by the provider while the ledger could not be told. */
  private readonly accepted = new Set<string>();

  constructor(private readonly options: DeliveryOptions) {}

  /** @throws Undelivered where it was not accepted; the ledger knows. */
  async deliver(noticeId: string): Promise<void> {
    const { ledger } = this.options;
    if (!this.accepted.has(noticeId)) {
      const entry = await ledger.claim(noticeId, new Date());
      if (!entry) return;
      await this.send(entry);
      this.accepted.add(noticeId);
    }
    await ledger.markSent(noticeId, new Date());
    this.accepted.delete(noticeId);
  }

  private async send(entry: LedgerEntry): Promise<void> {
    const { composer, transport, ledger, attempts, log } = this.options;
    try {
      await transport.send(await composer.mailFor(entry), entry);
    } catch (error) {
      const { code, final } = undelivered(error);
      if (!final && entry.attempts < attempts) {
        await ledger.release(entry._id, code, new Date());
        throw new Undelivered(code, false);
      }
      await ledger.markFailed(entry._id, code, new Date());
      log(`notice ${entry._id} failed after ${entry.attempts.toString()} attempts: ${code}`);
      throw new Undelivered(code, true);
    }
  }
}

/** By the kind of error only: its message may say what a person's data are. */
const undelivered = (error: unknown): Undelivered => {
  if (error instanceof Undelivered) return error;
  if (error instanceof DomainError) return new Undelivered(error.code, false);
  return new Undelivered(`unexpected-${error instanceof Error ? error.name : typeof error}`, false);
};
