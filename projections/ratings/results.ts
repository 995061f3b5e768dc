import { fieldOf, idOfField } from '../../src/journal/page/page-ids.values.js';
import type { IsoWeek } from '../../src/school/civil-date.values.js';
import { sumsBefore, type SumsByWeek } from '../../src/school/grade-sums.values.js';
import type { PageHead } from '../journal-page/read-model.js';
import type { PageProgress } from '../performance/read-model.js';
import type { Result } from './ranking.js';

/**
 * What each pupil's grades come to on pages of one school. Each grade counts once: where it was given, if that page is
 * among these, and else where it was taken over.
 *
 * @param week what was graded in it, or after it, has not happened before.
 */
export const resultsByPupil = (
  pages: readonly { readonly opened: Pick<PageHead['opened'], 'pageId' | 'subjectId' | 'scale'> }[],
  progress: ReadonlyMap<string, Pick<PageProgress, 'sums' | 'takenOver'>>,
  week: IsoWeek,
): ReadonlyMap<string, readonly Result[]> => {
  const results = new Map<string, Result[]>();
  const counted = new Set<string>();
  const fields = new Set(pages.map(({ opened }) => fieldOf(opened.pageId)));
  // The page that a pupil came to last knows best what was taken over.
  for (const { opened } of [...pages].reverse()) {
    const { pageId, subjectId, scale } = opened;
    const { sums = {}, takenOver = {} } = progress.get(pageId) ?? {};
    const add = (pupil: string, now: SumsByWeek) => {
      const own = results.get(idOfField(pupil)) ?? [];
      results.set(idOfField(pupil), own);
      const { sum, weight, count } = now;
      own.push({ subjectId, scale, now: { sum, weight, count }, before: sumsBefore(now, week) });
    };
    for (const [pupil, now] of Object.entries(sums)) add(pupil, now);
    for (const [pupil, byPage] of Object.entries(takenOver)) {
      for (const [from, now] of Object.entries(byPage)) {
        const key = `${pupil} ${from}`;
        if (fields.has(from) || counted.has(key)) continue;
        counted.add(key);
        add(pupil, now);
      }
    }
  }
  return results;
};
