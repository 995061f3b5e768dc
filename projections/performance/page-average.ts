import { fieldOf } from '../../src/journal/page/page-ids.values.js';
import { proposedOn } from '../../src/school/average.values.js';
import { averageOfSums, totalOf } from '../../src/school/grade-sums.values.js';
import { own } from '../../src/school/plain-data.values.js';
import type { Average } from '../journal-page/averages.js';
import type { PageHead } from '../journal-page/read-model.js';
import type { PageProgress } from './read-model.js';

/** What a pupil's grades on a page come to now, with those that count from other pages: `averageNow`, from sums. */
export const pageAverage = (
  { opened: { scale, rounding } }: Pick<PageHead, 'opened'>,
  progress: Pick<PageProgress, 'sums' | 'takenOver'> | undefined,
  pupilId: string,
): Average => {
  if (!progress) return {};
  const field = fieldOf(pupilId);
  const here = own(progress.sums, field);
  const elsewhere = Object.values(own(progress.takenOver, field) ?? {});
  const average = averageOfSums(totalOf([...(here ? [here] : []), ...elsewhere]));
  return average === undefined ? {} : { average, proposed: proposedOn(scale, rounding, average) };
};
