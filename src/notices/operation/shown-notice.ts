import type { LedgerEntry, NoticeState } from '../ledger.js';
import type { Channel, NoticeKind } from '../notice-kinds.values.js';

interface Named {
  readonly id: string;
  /** Full name; a dash where somebody is unknown or was erased. */
  readonly name: string;
}

/** A notice as an administrator sees it. Times are instants of ISO 8601. */
export interface ShownNotice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly channel: Channel;
  readonly state: NoticeState;
  readonly code?: string;
  readonly recipient: Named;
  readonly pupil?: Named;
  /** When it happened that is told. */
  readonly at: string;
  readonly dueAt: string;
  readonly digest?: 'daily' | 'weekly';
  readonly attempts: number;
  readonly transport?: string;
  readonly providerId?: string;
  readonly sentAt?: string;
  readonly deliveredAt?: string;
  readonly failedAt?: string;
  readonly suppressedAt?: string;
  readonly resent?: { readonly by: Named; readonly at: string };
}

const INSTANTS = ['sentAt', 'deliveredAt', 'failedAt', 'suppressedAt'] as const;

export const shownNotice = (entry: LedgerEntry, nameOf: (personId: string) => string): ShownNotice => {
  const { _id: id, kind, channel, state, recipientId, pupilId, at, dueAt, digest, attempts, resent } = entry;
  const { code, transport, providerId } = entry;
  const named = (personId: string): Named => ({ id: personId, name: nameOf(personId) });
  const instants = INSTANTS.flatMap((name) => {
    const instant = entry[name];
    return instant === undefined ? [] : [[name, instant.toISOString()] as const];
  });
  return {
    ...{ id, kind, channel, state, at, dueAt: dueAt.toISOString(), attempts },
    recipient: named(recipientId),
    ...(pupilId === undefined ? {} : { pupil: named(pupilId) }),
    ...(code === undefined ? {} : { code }),
    ...(digest === undefined ? {} : { digest: digest.of }),
    ...(transport === undefined ? {} : { transport }),
    ...(providerId === undefined ? {} : { providerId }),
    ...Object.fromEntries(instants),
    ...(resent === undefined ? {} : { resent: { by: named(resent.by), at: resent.at.toISOString() } }),
  };
};

/** Everybody whom it names. */
export const peopleIn = ({ recipientId, pupilId, resent }: LedgerEntry): readonly string[] =>
  [recipientId, pupilId, resent?.by].filter((id) => id !== undefined);
