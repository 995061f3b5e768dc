import type { CivilDate } from '../../src/school/civil-date.values.js';
import type { ExemptionsOfPupil } from './read-model.js';

/** Days, both included, on which a pupil is exempt from a subject. */
export interface ExemptDays {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** When a pupil is exempt from a subject, of what touches the days from one to another: the earliest first. */
export const exemptIn = (
  document: Pick<ExemptionsOfPupil, 'exemptions'> | undefined,
  subjectId: string,
  from: CivilDate,
  to: CivilDate,
): readonly ExemptDays[] =>
  Object.values(document?.exemptions ?? {})
    .filter((one) => !one.withdrawn && one.subjectId === subjectId && one.from <= to && one.to >= from)
    .map((one) => ({ from: one.from, to: one.to }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));

/** Those of some days that hold on one. */
export const exemptOn = (exempt: readonly ExemptDays[], date: CivilDate): ExemptDays | undefined =>
  exempt.find(({ from, to }) => from <= date && date <= to);

/** The positions of what was granted, changed or withdrawn about days from one to another. */
export const exemptionChanges = (
  document: Pick<ExemptionsOfPupil, 'exemptions'> | undefined,
  from: CivilDate,
  to: CivilDate,
): readonly string[] =>
  Object.values(document?.exemptions ?? {}).flatMap(({ earliest, latest, changedAt }) =>
    earliest <= to && latest >= from ? [changedAt] : [],
  );
