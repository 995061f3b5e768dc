import { classes, classesOfPupil } from '../../projections/schools/class.projection.js';
import type { ClassDocument } from '../../projections/schools/read-model.js';
import { mayReadDiary } from '../access/permissions.js';
import { hasRole, type Viewer } from '../access/viewer.js';
import { DomainError } from '../eventing/domain-error.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { dateIn, type CivilDate } from '../school/civil-date.values.js';
import { isMemberOn } from '../school/membership.values.js';
import { todayIn } from './today.js';

/**
 * A pupil's diary is read by the pupil and the guardians.
 * @returns today where the pupil is.
 * @throws DomainError `pupil-not-found`: who may not see the pupil learns no more than of one that isn't there.
 */
export const mustReadDiary = async (
  viewer: Viewer,
  pupilId: string,
  at: string,
  reader: FreshReader,
): Promise<CivilDate> => {
  if (!(await mayReadDiary(viewer, pupilId, reader))) throw notFound();
  return (await pupilToday(pupilId, at, reader)).date;
};

/**
 * Who reads a pupil's diary reads the reports on the pupil, and so do today's class teachers and deputy heads.
 * @returns today where the pupil is. @throws DomainError `pupil-not-found`.
 */
export const mustReportPupil = async (
  viewer: Viewer,
  pupilId: string,
  at: string,
  reader: FreshReader,
): Promise<CivilDate> => {
  const { date, class: homeroom } = await pupilToday(pupilId, at, reader);
  if (await mayReadDiary(viewer, pupilId, reader)) return date;
  if (homeroom) {
    const { schoolId, teachers } = homeroom;
    if (hasRole(viewer, 'deputyHead', schoolId)) return date;
    if (hasRole(viewer, 'teacher', schoolId) && isMemberOn(teachers, viewer.personId, date)) return date;
  }
  throw notFound();
};

/** Today where a pupil is, and the class; none before the first and after the last day at school. */
export const pupilToday = async (
  pupilId: string,
  at: string,
  reader: FreshReader,
): Promise<{ readonly date: CivilDate; readonly class?: ClassDocument }> => {
  const members = (await reader.get(classesOfPupil, pupilId))?.classes ?? {};
  for (const each of (await reader.getMany(classes, Object.keys(members))).values()) {
    if (each.subjectId !== undefined) continue;
    const date = await todayIn(each.schoolId, at, reader);
    if (isMemberOn(members, each._id, date)) return { date, class: each };
  }
  return { date: dateIn('UTC', at) };
};

const notFound = (): DomainError =>
  new DomainError('pupil-not-found', 'There is no such pupil among those you may see.', 'not-found');
