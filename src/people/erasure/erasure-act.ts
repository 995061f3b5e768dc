import { loggedEvent } from '../../audit/log/log-builder.js';
import { disclose, type Disclosure } from '../../audit/proofs/disclosure.js';
import { notLoggedYet } from '../../audit/proofs/log-source.js';
import type { ProofSource } from '../../audit/proofs/proof-source.js';
import { DomainError } from '../../eventing/domain-error.js';
import type { Recorded } from '../../eventing/envelope.js';
import type { EventStore } from '../../eventing/event-store.js';
import { formatPosition } from '../../eventing/position.js';
import type { PersonErased } from '../person.events.js';
import type { DestroyedKind, Destruction } from './destruction.js';
import type { ErasureGround } from './grounds.values.js';

/** That somebody was erased, with ids and no names. Instants are ISO 8601 in UTC. */
export interface ErasureAct {
  readonly format: 'school-journal-erasure/1';
  readonly personId: string;
  readonly schoolId: string;
  readonly ground: ErasureGround;
  readonly orderedAt: string;
  readonly by: { readonly accountId: string; readonly role: string };
  readonly finishedAt: string;
  /** The key always; of the other kinds, how many documents there were. */
  readonly destroyed: { readonly key: true } & Readonly<Partial<Record<DestroyedKind, number>>>;
  readonly eventId: string;
  /** `commit/prepare` in the store's log. */
  readonly logPosition: string;
  /**
   * The extract of the transparency log: its checkpoint, the person's stream as it stands there, and what leads from
   * the erasure to the checkpoint; as in a bundle of proofs (docs/transparency-log.md).
   */
  readonly log: Disclosure & {
    /** The leaf of the erasure. */
    readonly leaf: number;
  };
}

export interface ActTools {
  readonly store: Pick<EventStore, 'readStream'>;
  readonly source: ProofSource;
  readonly destruction: Pick<Destruction, 'record'>;
}

/**
 * The act of an erasure.
 * @throws DomainError `erasure-not-found`; `erasure-under-way` until everything is destroyed, `not-yet-logged` until a
 * checkpoint covers it.
 */
export const actOf = async (
  personId: string,
  { store, source, destruction }: ActTools,
): Promise<ErasureAct> => {
  const name = `person-${personId}`;
  const events: Recorded[] = [];
  const read = async function* () {
    events.length = 0;
    for await (const event of store.readStream(name)) events.push(event);
    yield {
      name,
      events: events.map(loggedEvent),
      only: ({ type }: { readonly type: string }) => type === ERASED,
    };
  };
  const log = await disclose(source, read);
  const erased = events.find(({ type }) => type === ERASED) as Recorded<PersonErased> | undefined;
  if (!erased) {
    throw new DomainError('erasure-not-found', 'Nobody was erased by this id.', 'not-found');
  }
  const record = await destruction.record(personId);
  if (!record?.finishedAt) {
    const message = 'The erasure is recorded; what is known is being destroyed. Try again shortly.';
    throw new DomainError('erasure-under-way', message, 'unavailable', [], 2);
  }
  const leaf = log.events.find(({ event }) => event.id === erased.id)?.leaf;
  if (leaf === undefined) throw notLoggedYet();
  const { actor, recordedAt, schoolId } = erased.metadata;
  return {
    format: 'school-journal-erasure/1',
    ...{ personId, schoolId, ground: erased.data.ground, orderedAt: recordedAt },
    by: { accountId: actor.accountId, role: actor.role },
    finishedAt: record.finishedAt.toISOString(),
    destroyed: { key: true, ...record.destroyed },
    ...{ eventId: erased.id, logPosition: formatPosition(erased.position), log: { ...log, leaf } },
  };
};

const ERASED: PersonErased['type'] = 'PersonErased';
