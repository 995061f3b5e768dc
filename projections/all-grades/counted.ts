import { dateOf, idOfField, pageOf } from '../../src/journal/page/page-ids.values.js';
import { averageOf, marksOf } from '../../src/school/average.values.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import { isSame } from '../../src/school/plain-data.values.js';
import { numberOn, type WorkKind } from '../../src/school/scale.values.js';
import type { PupilWeek } from '../diary-week/read-model.js';
import type { PageHead } from '../journal-page/read-model.js';
import type { Days } from './span.js';

/** A grade of a pupil, in whatever page. */
export interface PupilsGrade {
  readonly gradeId: string;
  readonly pageId: string;
  /** The day of the lesson. */
  readonly date: CivilDate;
  readonly work: WorkKind;
  /** What it is, or was before it was annulled. */
  readonly value: string;
  /** How often it was corrected. */
  readonly corrections: number;
  readonly annulled: boolean;
  readonly madeUpOn?: CivilDate;
}

export interface ListedGrade extends PupilsGrade {
  /** What it counts as; none where it counts nowhere. */
  readonly number?: number;
}

/** The grades in a pupil's weeks from one day to another, oldest first. */
export const gradesIn = (
  weeks: Iterable<Pick<PupilWeek, 'grades'>>,
  { from, to }: Days,
): readonly PupilsGrade[] =>
  [...weeks]
    .flatMap(({ grades }) => Object.entries(grades))
    .flatMap(([field, { lessonId, work, value, madeUpOn, changes }]): PupilsGrade[] => {
      const [pageId, date] = [pageOf(lessonId), dateOf(lessonId)];
      if (pageId === undefined || date === undefined || date < from || to < date) return [];
      const annulled = changes.some((change) => change.to === undefined);
      return [
        {
          ...{ gradeId: idOfField(field), pageId, date, work, value },
          ...{ corrections: changes.length - Number(annulled), annulled },
          ...(madeUpOn === undefined ? {} : { madeUpOn }),
        },
      ];
    })
    .sort((a, b) => order(a.date, b.date) || order(a.gradeId, b.gradeId));

const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/**
 * Of a pupil's grades those that stand in the pages of one subject, with those that these took over from others: such
 * a grade is the same, told once and as it stands where it was given. Those that were annulled, are no number or have
 * no weight don't count; nor do those of pages on another scale than the last one's only: no average is of both.
 *
 * @param pages from the first term to the last.
 */
export const gradesListed = (
  pages: readonly Pick<PageHead, '_id' | 'opened' | 'takenOver'>[],
  pupilId: string,
  grades: readonly PupilsGrade[],
): readonly ListedGrade[] => {
  const last = pages.at(-1)?.opened.scale;
  if (!last) return [];
  const places = pages.map(({ _id: pageId, opened, takenOver }) => {
    const taken = takenOver.filter((from) => from.pupilId === pupilId).flatMap((from) => from.grades);
    const takenIds = new Set(taken.map(({ gradeId }) => gradeId));
    return { pageId, takenIds, isOnLast: isSame(marksOf(opened.scale), marksOf(last)) };
  });
  return grades.flatMap((grade): ListedGrade[] => {
    const standsIn = places.filter(
      ({ pageId, takenIds }) => pageId === grade.pageId || takenIds.has(grade.gradeId),
    );
    if (standsIn.length === 0) return [];
    const counts = !grade.annulled && grade.work.weight > 0 && standsIn.some(({ isOnLast }) => isOnLast);
    const number = counts ? numberOn(last, grade.value) : undefined;
    return [number === undefined ? grade : { ...grade, number }];
  });
};

/** The grades that count, as an average takes them. */
export const countedOf = (grades: readonly ListedGrade[]): { number: number; weight: number }[] =>
  grades.flatMap(({ number, work: { weight } }) => (number === undefined ? [] : [{ number, weight }]));

/** The average after each day on which a grade was given that counts, oldest first. */
export const courseOf = (grades: readonly ListedGrade[]): { date: CivilDate; average: number }[] => {
  const counting = grades.filter(({ number }) => number !== undefined);
  return [...new Set(counting.map(({ date }) => date))].flatMap((date) => {
    const average = averageOf(countedOf(counting.filter((grade) => grade.date <= date)));
    return average === undefined ? [] : [{ date, average }];
  });
};
