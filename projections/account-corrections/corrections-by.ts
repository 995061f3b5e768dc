import type { Reads } from '../../src/eventing/fresh-reader.js';
import { laterOf, START, type Position } from '../../src/eventing/position.js';
import { accountCorrections, accountMonthId } from './projection.js';
import type { AccountCorrections, Correction } from './read-model.js';

/** From one instant to another, both included; ISO 8601 in UTC. */
export interface Span {
  readonly from: string;
  readonly until: string;
}

/** What an account corrected in a school in a span of time, oldest first, and the position that this is of. */
export const correctionsBy = async (
  { accountId, schoolId }: Pick<AccountCorrections, 'accountId' | 'schoolId'>,
  { from, until }: Span,
  reads: Reads,
  atLeast?: Position,
): Promise<{ readonly corrections: readonly Correction[]; readonly position: Position }> => {
  const ids = monthsIn({ from, until }).map((month) => accountMonthId(accountId, schoolId, month));
  const found = await reads.getMany(accountCorrections, ids, atLeast);
  return {
    corrections: ids
      .flatMap((id) => found.get(id)?.corrections ?? [])
      .filter(({ at }) => from <= at && at <= until),
    position: [...found.values()].reduce((latest, { position }) => laterOf(latest, position), START),
  };
};

/** The beginning of each month that the span touches. */
const monthsIn = ({ from, until }: Span): string[] => {
  const [year = 0, month = 1] = from.split('-').map(Number);
  const months: string[] = [];
  for (let next = 0; ; next++) {
    const beginning = new Date(Date.UTC(year, month - 1 + next, 1)).toISOString();
    if (beginning > until) return months;
    months.push(beginning);
  }
};
