import { createHash } from 'node:crypto';
import type { Collection } from '../eventing/document-store.js';
import type { Noted } from './noting.js';

/** Within so many milliseconds, counted from 1970 on, what somebody does again is the same entry. */
export const MERGED_WITHIN = 5 * 60_000;
/** The mean month of the Gregorian calendar. */
const MONTH_SECONDS = 30.436875 * 24 * 60 * 60;

export const windowOf = (at: number): number => Math.floor(at / MERGED_WITHIN);

/** The id of an entry by what makes it the same: 132 bits, short, for it stands in every index. */
export const idOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join(' ')).digest('base64url').slice(0, 22);

/** What counts an entry up, or begins it with the facts that are the same for all that is counted in it. */
export const countedUp = <Facts extends object>(
  _id: string,
  facts: Facts,
  { first, last, count }: Omit<Noted<unknown>, 'what'>,
) => ({
  updateOne: {
    filter: { _id },
    update: {
      $setOnInsert: facts,
      $min: { first: new Date(first) },
      $max: { last: new Date(last) },
      $inc: { count },
    },
    upsert: true,
  },
});

/** Has the store remove entries so many months after they began. */
export const keepFor = async <Entry extends { readonly first: Date }>(
  months: number,
  entries: Collection<Entry>,
): Promise<void> => {
  const expireAfterSeconds = Math.round(months * MONTH_SECONDS);
  const known = (await entries.indexes()).find(({ name }) => name === 'retention');
  if (known && known['expireAfterSeconds'] !== expireAfterSeconds) await entries.dropIndex('retention');
  await entries.createIndex({ first: 1 }, { name: 'retention', expireAfterSeconds }, {});
};
