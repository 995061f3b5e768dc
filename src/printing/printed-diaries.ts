import type { QueryBus } from '@nestjs/cqrs';
import type { Days } from '../../projections/all-grades/span.js';
import type { Diary, DiaryAudience } from '../../projections/diary-week/answer.js';
import { DiaryOf } from '../../projections/diary-week/queries.js';
import { DomainError } from '../eventing/domain-error.js';
import type { Reads } from '../eventing/fresh-reader.js';
import { laterOf, START, type Position } from '../eventing/position.js';
import { weeksBetween } from '../school/civil-date.values.js';

/** Weeks of single pupils in one document: a class of 34 in a term of thirteen weeks, or a school’s families in one. */
export const MOST_WEEKS = 450;

/** @throws DomainError `too-much-to-print` (413), `nothing-to-print` (404). */
export const mustBePrintable = (pupilIds: readonly string[], { from, to }: Days): void => {
  if (pupilIds.length === 0) {
    throw new DomainError('nothing-to-print', 'There is no pupil whose diary would be printed.', 'not-found');
  }
  const weeks = pupilIds.length * weeksBetween(from, to).length;
  if (weeks > MOST_WEEKS) {
    throw new DomainError(
      'too-much-to-print',
      `These are ${weeks} weeks of single pupils, and ${MOST_WEEKS} fit into a document. Print class by class, or week by week.`,
      'too-large',
    );
  }
};

/** Diaries, one after another so that other requests are answered meanwhile, by class and name. */
export const diariesOf = async (
  pupilIds: readonly string[],
  { from, to }: Days,
  { audience, atLeast }: { readonly audience: DiaryAudience; readonly atLeast: Position | undefined },
  { queries, reads }: { readonly queries: QueryBus; readonly reads: Reads },
): Promise<readonly Diary[]> => {
  const diaries: Diary[] = [];
  for (const pupilId of pupilIds) {
    diaries.push(await queries.execute(new DiaryOf(pupilId, from, to, audience, atLeast, reads)));
  }
  return diaries.sort(byClassAndName);
};

const byClassAndName = ({ pupil: a }: Diary, { pupil: b }: Diary): number =>
  (a.className ?? '').localeCompare(b.className ?? '', 'en', { numeric: true }) ||
  a.name.localeCompare(b.name) ||
  (a.id < b.id ? -1 : 1);

/** The position that several answers have all reached. */
export const positionOf = (diaries: readonly Pick<Diary, 'position'>[]): Position =>
  diaries.reduce((latest, { position }) => laterOf(latest, position), START);
