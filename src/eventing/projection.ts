import type { DomainEvent } from './decider.js';
import type { Recorded } from './envelope.js';

/** A document of a read model; its position is the engine's. */
export interface ReadModel {
  readonly _id: string;
}

/** Fields, by paths, each ascending (1) or descending (-1). */
export type Index = Readonly<Record<string, 1 | -1>>;

/**
 * A read model as a pure fold, one document at a time: which documents an event concerns, and what it makes of
 * each. A changed fold gets a new version, which builds its own collection from the first event on.
 */
export interface Projection<Doc extends ReadModel, Event extends DomainEvent> {
  readonly name: string;
  readonly version: number;
  readonly handles: readonly Event['type'][];
  /** With these a document begins, so that none needs to be looked for. If there is one it is found all the same. */
  readonly begins?: readonly Event['type'][];
  /** Where a document is made of events of several schools, so that a school doesn't tell who folds it. */
  readonly spansSchools?: true;
  /** Where documents are looked for by what is in them: such a read model is searched, and not read by ids. */
  readonly indexes?: readonly Index[];
  idsOf(event: Recorded<Event>): readonly string[];
  evolve(document: Doc | undefined, event: Recorded<Event>, id: string): Doc;
}

/** Any projection, as the engine runs them. */
export type AnyProjection = Projection<ReadModel, DomainEvent>;

export const versionOf = ({ name, version }: Pick<AnyProjection, 'name' | 'version'>): string =>
  `${name}.v${version.toString()}`;
