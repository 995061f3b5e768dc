import { pageHead } from '../../../projections/journal-page/page-head.projection.js';
import type { PageHead } from '../../../projections/journal-page/read-model.js';
import { pagesOf } from '../../../projections/pages-of/projection.js';
import type { PageRef } from '../../../projections/pages-of/read-model.js';
import { people } from '../../../projections/people/projection.js';
import { pageProgress } from '../../../projections/performance/projection.js';
import type { DomainEvent } from '../../eventing/decider.js';
import type { Recorded } from '../../eventing/envelope.js';
import type { EventStore } from '../../eventing/event-store.js';
import type { Reads } from '../../eventing/fresh-reader.js';
import { groupBy } from '../../eventing/group-by.js';
import { foldedBy, idsOf, type Skips } from '../../eventing/projecting/fold.js';
import type { Stored } from '../../eventing/projecting/projection-store.js';
import { versionOf, type AnyProjection, type Projection, type ReadModel } from '../../eventing/projection.js';
import { own } from '../../school/plain-data.values.js';
import { KnownStreams } from './known-streams.js';
import type { Moment } from './moment.js';
import { originOf, pagesEverOf, streamOfPage } from './origins.js';

export interface AsOfOptions {
  /** The read models as they are, no earlier than the log was when the question came. */
  readonly live: Reads;
  readonly store: Pick<EventStore, 'readStream'>;
  readonly moment: Moment;
  /** What was skipped when a projection was folded, and makes nothing here either. */
  readonly skipsOf: (projection: AnyProjection) => Promise<Skips>;
}

/** Streams that are read at the same time. */
const AT_ONCE = 8;

/** Folded together: whoever reckons with a school's pages needs both, and reads each page once. */
const OF_WHOLE_PAGES: readonly AnyProjection[] = [pageHead, pageProgress];

type Found = ReadonlyMap<string, Stored>;

/** What a projection makes of documents, event by event. */
interface Fold {
  readonly projection: AnyProjection;
  readonly skips: Skips;
  readonly documents: Map<string, Stored>;
}

/**
 * Reads the documents of read models as they were at a moment of the log.
 *
 * A document that no event has concerned since is read as it is: so is that there is none, since none is ever removed.
 * What has changed is folded anew, by the same projection, from the streams that it comes from. Names of people are
 * those of today, as everywhere.
 */
export class AsOfReads implements Reads {
  private readonly streams: KnownStreams;
  private readonly documents = new Map<string, Promise<Stored | undefined>>();
  private readonly skips = new Map<AnyProjection, Promise<Skips>>();

  constructor(private readonly options: AsOfOptions) {
    this.streams = new KnownStreams(options.store, options.moment);
  }

  async get<Doc extends ReadModel, Event extends DomainEvent>(
    projection: Projection<Doc, Event>,
    id: string,
  ): Promise<(Doc & Stored) | undefined> {
    return (await this.getMany(projection, [id])).get(id);
  }

  async getMany<Doc extends ReadModel, Event extends DomainEvent>(
    projection: Projection<Doc, Event>,
    ids: readonly string[],
  ): Promise<Map<string, Doc & Stored>> {
    if (isSame(projection, people)) return this.options.live.getMany(projection, ids);
    const each = [...new Set(ids)];
    const missing = each.filter((id) => !this.documents.has(keyOf(projection, id)));
    if (missing.length > 0) {
      const read = this.read(projection, missing);
      for (const id of missing)
        this.remember(
          projection,
          id,
          read.then((found) => found.get(id)),
        );
    }
    const found = new Map<string, Doc & Stored>();
    for (const id of each) {
      const document = await this.documents.get(keyOf(projection, id));
      if (document) found.set(id, document as Doc & Stored);
    }
    return found;
  }

  private remember(projection: AnyProjection, id: string, document: Promise<Stored | undefined>): void {
    // Whoever asks for it is told of a failure, and nobody has to.
    document.catch(() => {});
    this.documents.set(keyOf(projection, id), document);
  }

  private async read(projection: AnyProjection, ids: readonly string[]): Promise<Found> {
    const { live, moment } = this.options;
    const current = await live.getMany(projection, ids);
    const wasThere = await moment.reached([...current.values()].map(({ position }) => position));
    const unchanged = [...current].filter(([, { position }]) => wasThere(position));
    const changed = [...current].flatMap(([id, { position }]) => (wasThere(position) ? [] : [id]));
    const folded = isSame(projection, pagesOf)
      ? await this.listed(changed)
      : await this.folded(projection, changed);
    return new Map([...unchanged, ...folded]);
  }

  /** What the projection makes of what was known, document by document. */
  private async folded(projection: AnyProjection, ids: readonly string[]): Promise<Found> {
    const origin = originOf(projection);
    const origins = await Promise.all(
      ids.map(async (id) => ({ id, streamNames: await origin(id, this.options.live) })),
    );
    const folds = await this.foldsWith(projection);
    // Documents of the same streams are folded together.
    const each = groupBy(origins, ({ streamNames }) => streamNames.join(' ')).values();
    await someAtOnce([...each], async (together) => {
      const wanted = new Set(together.map(({ id }) => id));
      const events = await this.streams.events(together[0].streamNames);
      for (const fold of folds.values()) foldInto(fold, events, wanted);
    });
    for (const [other, { documents }] of folds) {
      if (other !== projection)
        for (const id of ids) this.remember(other, id, Promise.resolve(documents.get(id)));
    }
    return folds.get(projection)?.documents ?? new Map<string, Stored>();
  }

  /** What is made of the same events at once. */
  private async foldsWith(projection: AnyProjection): Promise<ReadonlyMap<AnyProjection, Fold>> {
    const together = OF_WHOLE_PAGES.includes(projection) ? OF_WHOLE_PAGES : [projection];
    const folds = together.map(async (each) => {
      const fold: Fold = { projection: each, skips: await this.skipsOf(each), documents: new Map() };
      return [each, fold] as const;
    });
    return new Map(await Promise.all(folds));
  }

  private async listed(ids: readonly string[]): Promise<Found> {
    const lists = await Promise.all(
      ids.map(async (id) => ({
        _id: id,
        pages: await this.pagesOf(id),
        position: this.options.moment.position,
      })),
    );
    return new Map(lists.map((list) => [list._id, list]));
  }

  /**
   * The pages of a pupil, group or school, by their heads: a pupil's list changes today for one page, and to fold it
   * would take every page that the pupil ever stood on.
   */
  private async pagesOf(id: string): Promise<readonly PageRef[]> {
    const { live } = this.options;
    const pageIds = await pagesEverOf(id, live);
    const heads = [...(await live.getMany(pageHead, pageIds)).values()];
    const its = heads.filter(({ opened }) => opened.groupId === id || opened.schoolId === id);
    return its.length > 0 ? this.openedBy(its) : this.staysOf(id, pageIds);
  }

  private async openedBy(heads: readonly (PageHead & Stored)[]): Promise<readonly PageRef[]> {
    const wasThere = await this.options.moment.reached(heads.map(({ position }) => position));
    const openings = await someAtOnce(heads, async ({ _id: pageId, opened: { from }, position }) => {
      const wasOpen = wasThere(position) || (await this.streams.began(streamOfPage(pageId)));
      return wasOpen ? [{ pageId, from }] : [];
    });
    return openings.flat();
  }

  private async staysOf(pupilId: string, pageIds: readonly string[]): Promise<readonly PageRef[]> {
    const heads = await this.getMany(pageHead, pageIds);
    return [...heads.values()].flatMap(({ _id: pageId, pupils }) =>
      (own(pupils, pupilId) ?? []).map((period) => ({ pageId, ...period })),
    );
  }

  private skipsOf(projection: AnyProjection): Promise<Skips> {
    const known = this.skips.get(projection);
    if (known) return known;
    const skips = this.options.skipsOf(projection);
    this.skips.set(projection, skips);
    return skips;
  }
}

/** Does something with each item, with several of them at once. */
const someAtOnce = async <Item, Done>(
  items: readonly Item[],
  act: (item: Item) => Promise<Done>,
): Promise<Done[]> => {
  const done: Done[] = [];
  for (let next = 0; next < items.length; next += AT_ONCE) {
    done.push(...(await Promise.all(items.slice(next, next + AT_ONCE).map(act))));
  }
  return done;
};

/** Folds those of some events that concern wanted documents into them. */
const foldInto = (
  { projection, skips, documents }: Fold,
  events: readonly Recorded[],
  wanted: ReadonlySet<string>,
): void => {
  for (const event of events) {
    if (!projection.handles.includes(event.type)) continue;
    for (const id of idsOf(projection, event, skips)) {
      if (!wanted.has(id)) continue;
      const after = foldedBy(projection, documents.get(id), event, id, skips);
      if (after) documents.set(id, after);
    }
  }
};

const keyOf = (projection: AnyProjection, id: string): string => `${versionOf(projection)} ${id}`;

const isSame = (a: AnyProjection, b: AnyProjection): boolean => a === b;
