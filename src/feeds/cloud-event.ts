import type { Identification } from '../consumers/grant.values.js';
import type { Recorded } from '../eventing/envelope.js';
import type { Sealed } from '../people/sealed.values.js';
import { cloudEventType, versionedName } from './event-types.js';
import { toldData, type Teller } from './told-data.js';

/** CloudEvents 1.0.2 §3, in JSON, with extensions of the journal's own. */
export interface CloudEvent {
  readonly specversion: '1.0';
  /** The event's id in the store. */
  readonly id: string;
  /** `urn:school-journal:school:<id>` */
  readonly source: string;
  readonly type: string;
  /** The stream, such as a journal page; `revision` counts its events from 0. */
  readonly subject: string;
  readonly revision: number;
  /** Instant of the decision. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly dataschema: string;
  readonly schoolid: string;
  /** Who did it, in which capacity and for whom. */
  readonly actor: string;
  readonly actorrole: string;
  readonly onbehalfof?: string;
  readonly via: string;
  readonly correlationid: string;
  readonly causationid: string;
  readonly data: object;
}

/** The same with its place in the feed: the CloudEvents extension `sequence`, and a cursor to go on from. */
export interface FeedEvent extends CloudEvent {
  readonly sequence: string;
  readonly cursor: string;
}

/** What an event is told by. */
export interface Telling {
  readonly identification: Identification;
  /** The consumer's own: people have other ids for it than for anybody else. */
  readonly pseudonymOf: (personId: string) => string;
  readonly open: (sealed: Sealed) => Promise<string | undefined>;
  /** Where schemas are read, with no slash at its end. */
  readonly schemas: string;
}

/** An event as it is told to a consumer. */
export const cloudEventOf = async (event: Recorded, telling: Telling): Promise<CloudEvent> => {
  const { id, streamName, revision, metadata, type, data } = event;
  const { actor, schoolId, recordedAt, via, $correlationId, $causationId } = metadata;
  const teller = await tellerOf(event, telling);
  const who = (personId: string): string => (actor.role === 'system' ? personId : teller.person(personId));
  return {
    ...{ specversion: '1.0', id, source: `urn:school-journal:school:${schoolId}` },
    ...{ type: cloudEventType(type), subject: teller.id(streamName), revision: Number(revision) },
    ...{ time: recordedAt, datacontenttype: 'application/json' },
    dataschema: `${telling.schemas}/${versionedName(type)}.json`,
    ...{ schoolid: schoolId, actor: who(actor.personId), actorrole: actor.role },
    ...(actor.onBehalfOf === undefined ? {} : { onbehalfof: who(actor.onBehalfOf) }),
    ...{ via, correlationid: $correlationId, causationid: $causationId },
    data: toldData(versionedName(type), data, teller),
  };
};

const tellerOf = async (event: Recorded, { identification, pseudonymOf, open }: Telling): Promise<Teller> => {
  if (identification === 'identified') {
    const texts = await openedTexts(event, open);
    return { person: asItIs, id: asItIs, text: (stored) => texts.get(stored) ?? null };
  }
  const known = new Map([...peopleIn(event)].map((id) => [id, pseudonymOf(id)]));
  return {
    person: (id) => known.get(id) ?? pseudonymOf(id),
    id: (text) => {
      let told = text;
      for (const [id, pseudonym] of known) told = told.replaceAll(id, pseudonym);
      return told;
    },
    text: () => undefined,
  };
};

const asItIs = (id: string): string => id;

/** Whoever is named in an event's data, and may be named in its stream and other ids. */
const peopleIn = ({ type, data, metadata: { actor } }: Recorded): ReadonlySet<string> => {
  const found = new Set<string>(actor.role === 'system' ? [] : [actor.personId]);
  const person = (id: string): string => {
    found.add(id);
    return id;
  };
  toldData(versionedName(type), data, { person, id: asItIs, text: () => undefined });
  return found;
};

const openedTexts = async (
  { type, data }: Recorded,
  open: Telling['open'],
): Promise<ReadonlyMap<unknown, string | null>> => {
  const stored: unknown[] = [];
  const text = (one: unknown): undefined => void stored.push(one);
  toldData(versionedName(type), data, { person: asItIs, id: asItIs, text });
  const opened = stored.map(async (one): Promise<[unknown, string | null]> => [
    one,
    typeof one === 'string' ? one : ((await open(one as Sealed)) ?? null),
  ]);
  return new Map(await Promise.all(opened));
};
