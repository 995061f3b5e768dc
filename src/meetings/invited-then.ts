import { classes, classesOfPupil } from '../../projections/schools/class.projection.js';
import type { ClassDocument } from '../../projections/schools/read-model.js';
import type { Viewer } from '../access/viewer.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { wardsOf } from '../messages/participants.js';
import type { CivilDate } from '../school/civil-date.values.js';
import { isMemberOn } from '../school/membership.values.js';
import { isHome } from './invited.js';

/** The classes that somebody's children are or were in, with these children. */
export interface HomeOfWards {
  readonly home: ClassDocument;
  readonly wards: readonly string[];
}

/** Those of a guardian whom no court keeps from acting today: a new year makes new classes, and minutes stay. */
export const homesOfWards = async (viewer: Viewer, reader: FreshReader): Promise<readonly HomeOfWards[]> => {
  const wards = await wardsOf(viewer, reader);
  const attended = await reader.getMany(classesOfPupil, wards);
  const ids = [...attended.values()].flatMap((of) => Object.keys(of.classes));
  const homes = [...(await reader.getMany(classes, ids)).values()].filter(isHome);
  return homes.map((home) => ({ home, wards: wards.filter((id) => home.pupils[id] !== undefined) }));
};

/** Whether somebody was invited to a meeting that took place in a class, or in a school, on a day. */
export const wasInvitedOn = (
  homes: readonly HomeOfWards[],
  { classId, schoolId }: { readonly classId?: string; readonly schoolId?: string },
  day: CivilDate,
): boolean =>
  homes.some(
    ({ home, wards }) =>
      (classId === undefined ? home.schoolId === schoolId : home._id === classId) &&
      wards.some((pupilId) => isMemberOn(home.pupils, pupilId, day)),
  );
