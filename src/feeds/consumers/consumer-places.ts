import { Noting, type Batch } from '../../audit/noting.js';
import type { Collection, Db } from '../../eventing/document-store.js';
import type { Cursor } from '../cursor.js';
import type { FeedFilter, FeedScope } from '../feed-scope.js';
import { formatPlace, parsePlace } from '../webhooks/place.js';

/** Where a consumer was sent a feed up to that it asks for itself, and when. */
export interface ConsumerPlace {
  readonly consumerId: string;
  /** Which part of what it is granted. */
  readonly filter: FeedFilter;
  readonly place: Cursor;
  readonly seenAt: Date;
}

interface PlaceDocument extends Omit<ConsumerPlace, 'place'> {
  /** The name of the feed. */
  readonly _id: string;
  readonly place: string;
}

type Sent = Pick<PlaceDocument, '_id' | 'consumerId' | 'filter' | 'place'>;

interface ConsumerPlacesOptions {
  readonly db: Db;
  readonly log: (message: string) => void;
  readonly everyMs?: number;
}

/** A feed that nobody has asked for in so many days is forgotten. */
const KEPT_DAYS = 90;
const DAY_S = 86_400;

/** How far consumers have come that ask for their feeds; written once a second, so that asking costs no write. */
export class ConsumerPlaces {
  private readonly places: Collection<PlaceDocument>;
  private readonly noting: Noting<Sent>;

  constructor({ db, ...options }: ConsumerPlacesOptions) {
    this.places = db.collection('consumerPlaces');
    this.noting = new Noting({ ...options, writeBatch: (batch) => this.writeBatch(batch) });
  }

  async prepare(): Promise<void> {
    await this.places.createIndex({ seenAt: 1 }, { expireAfterSeconds: KEPT_DAYS * DAY_S }, {});
  }

  start(): void {
    this.noting.start();
  }

  stop(): Promise<void> {
    return this.noting.stop();
  }

  /** @param at milliseconds since 1970. */
  note({ consumerId, feed }: FeedScope, filter: FeedFilter, place: Cursor, at: number): void {
    const what = { _id: feed, consumerId, filter, place: formatPlace(place) };
    this.noting.add(feed, { what, first: at, last: at, count: 1 });
  }

  /** Of all consumers, as they were written last. */
  async all(): Promise<readonly ConsumerPlace[]> {
    const found = await this.places.find({}).toArray();
    return found.map(({ consumerId, filter, place, seenAt }) => ({
      ...{ consumerId, filter, seenAt },
      place: parsePlace(place),
    }));
  }

  private async writeBatch(batch: Batch<Sent>): Promise<Batch<Sent>> {
    await this.places.bulkWrite(
      batch.map(([, { what, last }]) => {
        const { _id, ...sent } = what;
        const replacement = { ...sent, seenAt: new Date(last) };
        return { replaceOne: { filter: { _id }, replacement, upsert: true } };
      }),
      { ordered: false },
    );
    return [];
  }
}
