import type { ConsumerDocument } from '../../../projections/consumers/read-model.js';
import type { Webhook } from '../../../projections/webhooks/read-model.js';
import type { LogTail } from '../../eventing/log-tail.js';
import { formatPosition } from '../../eventing/position.js';
import { doneOf } from '../../operation/done.js';
import { isWithin, type Identification } from '../../consumers/grant.values.js';
import type { Cursor } from '../cursor.js';
import { filterOf, scopeWithin, type FeedFilter, type FeedScope } from '../feed-scope.js';
import type { DeliveryStates } from '../webhooks/delivery-states.js';
import { behindIn, type Behind } from './behind.js';
import type { ConsumerPlace } from './consumer-places.js';

export interface ToldConsumer {
  readonly consumerId: string;
  readonly title: string;
  readonly identification: Identification;
  /** None where it has never asked, and has no webhook. */
  readonly feeds: readonly ToldFeed[];
}

/** One feed of a consumer, and how far it has come in it. */
export interface ToldFeed {
  /** Whether the consumer asks for it itself, or has it sent. */
  readonly by: 'asking' | 'webhook';
  /** Of a webhook: the host that it is sent to. */
  readonly host?: string;
  /** Of the last event that was sent, or further on where nothing of the feed follows. */
  readonly position: string;
  /** How much of the log lies before it, from 0 to 1. */
  readonly done: number;
  /** None where the feed is granted no longer. */
  readonly behind?: Behind;
  /** Instant at which it asked last, or a delivery was taken. */
  readonly seenAt?: string;
  /** Deliveries that failed in a row. */
  readonly failures: number;
  readonly lastFailure?: string;
  readonly paused?: Webhook['paused'];
}

interface FollowersParts {
  readonly tail: Pick<LogTail, 'read' | 'newest'>;
  readonly states: Pick<DeliveryStates, 'read'>;
}

interface Known {
  readonly consumers: readonly ConsumerDocument[];
  readonly places: readonly ConsumerPlace[];
  readonly webhooks: readonly Webhook[];
}

/**
 * Those who follow the journal, by their titles, with each of their feeds.
 * @param schools of these alone: consumers that may see none of them are left out, and events of others not counted
 * @param now milliseconds since 1970
 */
export const followersOf = async (
  { consumers, places, webhooks }: Known,
  schools: readonly string[] | 'all',
  now: number,
  { tail, states }: FollowersParts,
): Promise<readonly ToldConsumer[]> => {
  const head = tail.newest;
  const feed = async (
    consumer: ConsumerDocument,
    filter: FeedFilter,
    place: Cursor,
    told: Pick<ToldFeed, 'by' | 'failures'> & Partial<ToldFeed>,
  ): Promise<ToldFeed> => {
    const scope = scopeWithin({ consumerId: consumer._id, grant: consumer.grant }, filter);
    const behind = scope && (await behindIn(tail, among(schools, scope), place, now));
    const isAtHead = behind?.events === 0 && !behind.isMore;
    return {
      ...{ ...told, position: formatPosition(place), done: isAtHead ? 1 : doneOf(place, head) },
      ...(behind ? { behind } : {}),
    };
  };
  const asked = ({ filter, place, seenAt }: ConsumerPlace, consumer: ConsumerDocument) =>
    feed(consumer, filter, place, { by: 'asking', failures: 0, seenAt: seenAt.toISOString() });
  const sent = async (webhook: Webhook, consumer: ConsumerDocument) => {
    const { place, failures, lastFailure, deliveredAt } = await states.read(webhook);
    return feed(consumer, filterOf(webhook), place, {
      ...{ by: 'webhook', host: new URL(webhook.url).host, failures },
      ...(lastFailure === undefined ? {} : { lastFailure }),
      ...(deliveredAt === undefined ? {} : { seenAt: deliveredAt.toISOString() }),
      ...(webhook.paused === undefined ? {} : { paused: webhook.paused }),
    });
  };
  const followers = consumers
    .filter(({ grant, revoked }) => !revoked && concerns(grant.schools, schools))
    .toSorted((a, b) => a.title.localeCompare(b.title))
    .map(async (consumer) => {
      const { _id: consumerId, title, grant } = consumer;
      const isOwn = (one: { readonly consumerId: string }) => one.consumerId === consumerId;
      const feeds = await Promise.all([
        ...places.filter(isOwn).map((place) => asked(place, consumer)),
        ...webhooks.filter(isOwn).map((webhook) => sent(webhook, consumer)),
      ]);
      return { consumerId, title, identification: grant.identification, feeds };
    });
  return Promise.all(followers);
};

const concerns = (granted: readonly string[] | 'all', schools: readonly string[] | 'all'): boolean =>
  schools === 'all' || schools.some((school) => isWithin(granted, school));

/** The part of a feed that is of some schools. */
const among = (
  schools: readonly string[] | 'all',
  scope: FeedScope,
): Pick<FeedScope, 'schools' | 'types'> => {
  if (schools === 'all') return scope;
  const { schools: followed, types } = scope;
  return { types, schools: followed === 'all' ? schools : followed.filter((one) => schools.includes(one)) };
};
