import type { Cursor } from '../cursor.js';

/** A place in a feed as events and delivery states keep it: `commit/prepare/sequence`, all decimal. */
export const formatPlace = ({ commit, prepare, sequence }: Cursor): string =>
  [commit, prepare, sequence].map(String).join('/');

/** @throws where the text has another form: nobody but `formatPlace` writes it. */
export const parsePlace = (text: string): Cursor => {
  const match = /^(\d+)\/(\d+)\/(\d+)$/.exec(text);
  const [commit, prepare, sequence] = (match ?? []).slice(1).map(BigInt);
  if (commit === undefined || prepare === undefined || sequence === undefined) {
    throw new Error(`${text} is no place in a feed.`);
  }
  return { commit, prepare, sequence };
};
