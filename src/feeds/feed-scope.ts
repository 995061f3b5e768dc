import { createHash } from 'node:crypto';
import { consumers } from '../../projections/consumers/projection.js';
import type { Consumer } from '../consumers/consumer.guard.js';
import type { Identification } from '../consumers/grant.values.js';
import { isWithin } from '../consumers/grant.values.js';
import { FEED_SCOPE } from '../consumers/oauth-scopes.values.js';
import { DomainError, type FieldError } from '../eventing/domain-error.js';
import type { Recorded } from '../eventing/envelope.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { FEED_BYTES } from './cursor.js';
import { FEED_TYPES, isInFeed } from './event-types.js';

/** A feed: which events a consumer is told, and how. */
export interface FeedScope {
  readonly consumerId: string;
  readonly schools: readonly string[] | 'all';
  readonly types: readonly string[] | 'all';
  readonly identification: Identification;
  /** Names the feed: the same for the same consumer, schools and types. How people are told apart is no part of it. */
  readonly feed: string;
}

/** What a consumer asks for of that which it is granted. */
export interface FeedFilter {
  readonly schools?: readonly string[];
  readonly types?: readonly string[];
}

/** What is asked for, of whatever names it. */
export const filterOf = ({
  types,
  schools,
}: {
  readonly [Part in keyof FeedFilter]?: FeedFilter[Part] | undefined;
}): FeedFilter => ({
  ...(types ? { types } : {}),
  ...(schools ? { schools } : {}),
});

/**
 * The part of a consumer's feed that it asks for.
 * @throws DomainError `invalid-input` for types that there are not, `outside-grant` for what is not granted.
 */
export const scopeOf = (
  { consumerId, grant }: Pick<Consumer, 'consumerId' | 'grant'>,
  { schools, types }: FeedFilter,
): FeedScope => {
  const unknown = (types ?? []).filter((type) => !FEED_TYPES.includes(type));
  if (unknown.length > 0) {
    refuse('invalid-input', 'bad-input', [
      { field: 'types', message: `hold what there is not: ${unknown.join(', ')}` },
    ]);
  }
  const beyond = (
    asked: readonly string[] | undefined,
    granted: readonly string[] | 'all',
    field: string,
  ) => {
    const others = (asked ?? []).filter((one) => !isWithin(granted, one));
    return others.length === 0 ? [] : [{ field, message: `are not granted: ${others.join(', ')}` }];
  };
  const faults = [...beyond(schools, grant.schools, 'schools'), ...beyond(types, grant.types, 'types')];
  if (faults.length > 0) refuse('outside-grant', 'forbidden', faults);
  const asked = { schools: inOrder(schools ?? grant.schools), types: inOrder(types ?? grant.types) };
  const name = JSON.stringify([consumerId, asked.schools, asked.types]);
  return {
    ...{ consumerId, ...asked, identification: grant.identification },
    feed: createHash('sha256')
      .update(name)
      .digest('hex')
      .slice(0, 2 * FEED_BYTES),
  };
};

/** The same; undefined where it is not granted. */
export const scopeWithin = (
  consumer: Pick<Consumer, 'consumerId' | 'grant'>,
  filter: FeedFilter,
): FeedScope | undefined => {
  try {
    return scopeOf(consumer, filter);
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
};

/** What a consumer may follow of what it once asked for, as it is granted now; undefined where it may not any more. */
export const scopeNow = async (
  reader: Pick<FreshReader, 'get'>,
  consumerId: string,
  filter: FeedFilter,
): Promise<FeedScope | undefined> => {
  const consumer = await reader.get(consumers, consumerId);
  if (!consumer || consumer.revoked || !consumer.grant.scopes.includes(FEED_SCOPE)) return undefined;
  return scopeWithin({ consumerId, grant: consumer.grant }, filter);
};

/** Whether an event is in a feed. */
export const isOf = (
  { schools, types }: Pick<FeedScope, 'schools' | 'types'>,
  { type, metadata }: Pick<Recorded, 'type' | 'metadata'>,
): boolean => isInFeed(type) && isWithin(types, type) && isWithin(schools, metadata.schoolId);

const inOrder = (some: readonly string[] | 'all'): readonly string[] | 'all' =>
  some === 'all' ? 'all' : [...new Set(some)].toSorted();

const refuse = (code: string, kind: 'bad-input' | 'forbidden', faults: readonly FieldError[]): never => {
  const sentence = faults.map(({ field, message }) => `${field} ${message}`).join('; ');
  throw new DomainError(code, `Put right: ${sentence}.`, kind, faults);
};
