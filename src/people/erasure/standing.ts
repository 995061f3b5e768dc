import { lastChanged } from '../../../projections/last-changed/projection.js';
import { people } from '../../../projections/people/projection.js';
import { classesOfPupil } from '../../../projections/schools/class.projection.js';
import { isOffice } from '../../access/role-groups.values.js';
import type { Reads } from '../../eventing/fresh-reader.js';
import type { CivilDate } from '../../school/civil-date.values.js';
import type { Members } from '../../school/membership.values.js';
import type { PersonPlace } from '../person-place.js';
import type { Standing } from './erasure.rules.js';

/** @param leaversYears for so many years after they left the data of pupils and staff are kept. */
export const standingOf = async (
  { personId, accounts }: Pick<PersonPlace, 'personId' | 'accounts'>,
  reads: Reads,
  { today, leaversYears }: { readonly today: CivilDate; readonly leaversYears: number },
): Promise<Standing> => {
  const children = (await reads.get(people, personId))?.children ?? [];
  const ofChildren = await Promise.all(children.map((child) => lastDayOf(child, reads)));
  const atSchool = await lastDayOf(personId, reads);
  const jobs = accounts.filter(({ roles }) => roles.some(({ role }) => isOffice(role)));
  const changed = await reads.getMany(
    lastChanged,
    jobs.map(({ _id }) => _id),
  );
  const left = [atSchool, ...[...changed.values()].map(({ at }) => at.slice(0, 10))].filter(
    (day) => day !== undefined,
  );
  const kept = left.map((day) => yearsAfter(day, leaversYears)).filter((day) => day >= today);
  const keptUntil = kept.toSorted().at(-1);
  return {
    enrolled: atSchool !== undefined && atSchool >= today,
    employed: jobs.some(({ ended }) => !ended),
    guardian: ofChildren.some((day) => day !== undefined && day >= today),
    ...(keptUntil === undefined ? {} : { keptUntil }),
  };
};

/** After every date, where somebody is to stay. */
export const NO_END: CivilDate = '9999-12-31';

const lastDayOf = async (pupilId: string, reads: Reads): Promise<CivilDate | undefined> =>
  lastDayIn((await reads.get(classesOfPupil, pupilId))?.classes ?? {});

/** The last day in a class or group; none where somebody was never a pupil. */
export const lastDayIn = (members: Members): CivilDate | undefined => {
  const ends = Object.values(members).flatMap((periods) => periods.map(({ until }) => until ?? NO_END));
  return ends.toSorted().at(-1);
};

/** The same day so many years later, and of the 29th of February the 28th. */
const yearsAfter = (day: CivilDate, years: number): CivilDate => {
  const year = Math.min(9999, Number(day.slice(0, 4)) + years).toString();
  return `${year}${day.slice(4).replace('-02-29', '-02-28')}`;
};
