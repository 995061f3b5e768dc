import type { CivilDate } from '../../school/civil-date.values.js';
import { isMemberOn, type Members } from '../../school/membership.values.js';
import { own } from '../../school/plain-data.values.js';

/** Who stands on a page at the term's end, in whichever stay, and has no term grade: it can't be closed before they do. */
export const withoutTermGrade = (
  pupils: Members,
  termGrades: Readonly<Record<string, unknown>>,
  termEnds: CivilDate,
): string[] =>
  Object.keys(pupils).filter(
    (pupilId) => isMemberOn(pupils, pupilId, termEnds) && own(termGrades, pupilId) === undefined,
  );
