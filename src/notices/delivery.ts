import { createHash } from 'node:crypto';
import { DomainError } from '../eventing/domain-error.js';
import type { Suppression } from './addressed.js';
import { afterRefusal, type Retries } from './after-refusal.js';
import {
  Undelivered,
  type Accepted,
  type Carried,
  type Mail,
  type Sms,
  type Transport,
} from './channels/transport.js';
import type { Ledger, LedgerEntry, Parcel } from './ledger.js';
import type { Notice } from './notice.js';

/** The message that some notices to one person make, and those that are not worth telling any more. */
export interface Composed<Message> {
  readonly message?: Message;
  readonly dropped: readonly { readonly entry: LedgerEntry; readonly why: Suppression }[];
}

export interface DeliveryOptions<Message extends Mail | Sms> {
  readonly ledger: Pick<
    Ledger,
    'claim' | 'markSent' | 'markFailed' | 'markSuppressed' | 'postpone' | 'write'
  >;
  /** Writes the message at the last moment. @throws Undelivered where that can't be done now. */
  readonly compose: (entries: readonly LedgerEntry[]) => Promise<Composed<Message>>;
  readonly transport: Transport<Message>;
  readonly retries: Retries;
  /** Something is to be tried again then. */
  readonly onPostponed: (until: Date) => void;
  /** These have been added, and are due. */
  readonly onDue: (entries: readonly LedgerEntry[]) => void;
  /** A provider has taken these over. */
  readonly onSent: (entries: readonly LedgerEntry[], at: Date) => void;
  readonly log: (message: string) => void;
  /** From 0 up to 1. */
  readonly chance?: () => number;
}

interface Taken {
  readonly entries: readonly LedgerEntry[];
  readonly accepted: Accepted;
}

/**
 * Sends parcels of the ledger, each once: a queue may hand out a job twice, so a parcel is claimed in the ledger
 * before it is sent and marked after. Only one thing can send it twice: the process dies between the provider's
 * acceptance and the mark in the ledger. Both messages then bear the same id, by which a provider that knows such
 * ids takes the second for the first.
 */
export class Delivery<Message extends Mail | Sms> {
  /** By parcel, what a provider has taken over while the ledger could not be told. */
  private readonly taken = new Map<string, Taken>();

  constructor(private readonly options: DeliveryOptions<Message>) {}

  /** @throws where the ledger can't be reached; whoever calls comes back with the same parcel. */
  async deliver(parcel: Parcel): Promise<void> {
    const { ledger, transport, onSent } = this.options;
    const taken = this.taken.get(parcel.id) ?? (await this.send(parcel));
    if (!taken) return;
    this.taken.set(parcel.id, taken);
    const now = new Date();
    const by = { transport: transport.name, ...taken.accepted };
    const lost = await ledger.markSent(taken.entries, by, now);
    await this.goOn(lost, now);
    this.taken.delete(parcel.id);
    onSent(taken.entries, now);
  }

  private async send(parcel: Parcel): Promise<Taken | undefined> {
    const { ledger, compose, transport } = this.options;
    const claimed = await ledger.claim(parcel, new Date());
    const [first] = claimed;
    if (!first) return undefined;
    let entries = claimed;
    try {
      const { message, dropped } = await compose(claimed);
      for (const { entry, why } of dropped) await ledger.markSuppressed([entry], why, new Date());
      entries = claimed.filter((each) => !dropped.some(({ entry }) => entry === each));
      if (!message) return undefined;
      return { entries, accepted: await transport.send(message, carriedBy(entries, first)) };
    } catch (error) {
      await this.refused(entries, undelivered(error));
      return undefined;
    }
  }

  /** Each notice has its own patience, in a digest too. */
  private async refused(entries: readonly LedgerEntry[], refusal: Undelivered): Promise<void> {
    const { ledger, retries, onPostponed, log, chance = Math.random } = this.options;
    const now = new Date();
    for (const entry of entries) {
      const next = afterRefusal(entry, refusal, retries, now, chance());
      if (next.step === 'tryAgain') {
        await ledger.postpone([entry], { code: refusal.code, ...next });
        onPostponed(next.until);
        continue;
      }
      // First the other channel: should this process die in between, it is written down again.
      await this.goOn([entry], now);
      await ledger.markFailed([entry], refusal.code, now);
      log(`notice ${entry._id} failed after ${entry.attempts.toString()} attempts: ${refusal.code}`);
    }
  }

  /** By the other channel, where there is one. */
  private async goOn(entries: readonly LedgerEntry[], now: Date): Promise<void> {
    const { ledger, onDue } = this.options;
    onDue(
      await ledger.write(
        entries.flatMap((entry) => byOtherChannel(entry, now)),
        now,
      ),
    );
  }
}

/** The same notice by the channel to go on with, where there is one. */
export const byOtherChannel = (
  { eventId, schoolId, at, position, recipientId, pupilId, orElse, concealedFrom, kind, facts }: LedgerEntry,
  now: Date,
): { notice: Notice; fate: { at: string } }[] => {
  if (orElse === undefined) return [];
  const about = {
    ...(pupilId === undefined ? {} : { pupilId }),
    ...(concealedFrom === undefined ? {} : { concealedFrom }),
  };
  const notice = {
    kind,
    facts,
    eventId,
    schoolId,
    at,
    position,
    recipientId,
    channel: orElse,
    ...about,
  } as Notice;
  return [{ notice, fate: { at: now.toISOString() } }];
};

/** The same for the same notices: what is added to a digest later makes another message. */
const carriedBy = (entries: readonly LedgerEntry[], first: LedgerEntry): Carried => {
  const { recipientId, schoolId, kind, concealedFrom } = first;
  const ids = entries.map(({ _id }) => _id).sort();
  const id =
    ids.length === 1 ? first._id : createHash('sha256').update(ids.join()).digest('hex').slice(0, 40);
  const concealed = concealedFrom === undefined ? {} : { concealedFrom };
  return { id, recipientId, schoolId, kind: first.digest ? 'digest' : kind, ...concealed };
};

/** By the kind of error only: its message may say what a person's data are. */
const undelivered = (error: unknown): Undelivered => {
  if (error instanceof Undelivered) return error;
  if (error instanceof DomainError) return new Undelivered(error.code, 'later');
  return new Undelivered(`unexpected-${error instanceof Error ? error.name : typeof error}`, 'later');
};
