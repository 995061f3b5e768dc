import type { Reads } from '../../src/eventing/fresh-reader.js';
import { isMemberOn } from '../../src/school/membership.values.js';
import { termsWithin, type Days } from '../all-grades/span.js';
import { attendance } from '../attendance/projection.js';
import { pagesOfTerms } from '../performance/assessments.js';
import { pageProgress } from '../performance/projection.js';
import type { ClassDocument, SchoolDocument } from '../schools/read-model.js';
import { pupilDaysFrom, type PupilDay } from './lessons.js';
import { pupilAbsences, pupilAbsencesId } from './projection.js';

/**
 * Tells some pupils' days with held lessons, from one day to another.
 * @param owners whose pages the pupils' are among: the pupils themselves, or their school.
 * @param schools in whose terms the pages are.
 */
export const pupilDaysIn = async (
  reads: Reads,
  owners: string | readonly string[],
  pupilIds: readonly string[],
  schools: Iterable<Pick<SchoolDocument, 'terms'>>,
  days: Days,
): Promise<(pupilId: string) => PupilDay[]> => {
  const termIds = termsWithin(schools, days);
  const pages = await pagesOfTerms(reads, owners, termIds);
  const [progress, absences, filed] = await Promise.all([
    reads.getMany(
      pageProgress,
      pages.map(({ _id }) => _id),
    ),
    reads.getMany(
      pupilAbsences,
      pupilIds.flatMap((pupilId) => termIds.map((termId) => pupilAbsencesId(pupilId, termId))),
    ),
    reads.getMany(attendance, pupilIds),
  ]);
  const pupilDays = pupilDaysFrom(pages, progress, days);
  return (pupilId) => {
    const recorded = termIds.flatMap((termId) =>
      Object.entries(absences.get(pupilAbsencesId(pupilId, termId))?.absences ?? {}),
    );
    return pupilDays(pupilId, { absences: Object.fromEntries(recorded), filed: filed.get(pupilId) });
  };
};

/** Who was in a class on one of the days at least. */
export const pupilsWithin = ({ pupils }: Pick<ClassDocument, 'pupils'>, { from, to }: Days): string[] =>
  Object.entries(pupils).flatMap(([pupilId, periods]) =>
    periods.some((period) => period.from <= to && (period.until === undefined || period.until >= from))
      ? [pupilId]
      : [],
  );

/** Of a pupil's days those in a class. */
export const daysInClass = (
  { pupils }: Pick<ClassDocument, 'pupils'>,
  pupilId: string,
  days: readonly PupilDay[],
): PupilDay[] => days.filter(({ date }) => isMemberOn(pupils, pupilId, date));
