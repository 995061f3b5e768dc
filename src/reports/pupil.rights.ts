import { classes, classesOfPupil } from '../../projections/schools/class.projection.js';
import type { ClassDocument } from '../../projections/schools/read-model.js';
import { schools } from '../../projections/schools/school.projection.js';
import { mayReadDiary } from '../access/permissions.js';
import { hasRole, type Viewer } from '../access/viewer.js';
import { DomainError } from '../eventing/domain-error.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { dateIn, type CivilDate } from '../school/civil-date.values.js';
import { isMemberOn } from '../school/membership.values.js';

/** Today where a pupil is, and the class; none before the first and after the last day at school. */
export interface PupilToday {
  readonly date: CivilDate;
  readonly class?: ClassDocument;
}

export const pupilToday = async (reader: FreshReader, pupilId: string, at: string): Promise<PupilToday> => {
  const members = (await reader.get(classesOfPupil, pupilId))?.classes ?? {};
  const found = [...(await reader.getMany(classes, Object.keys(members))).values()];
  const homerooms = found.filter(({ subjectId }) => subjectId === undefined);
  const schoolOf = await reader.getMany(
    schools,
    homerooms.map(({ schoolId }) => schoolId),
  );
  for (const homeroom of homerooms) {
    const date = dateIn(schoolOf.get(homeroom.schoolId)?.timeZone ?? 'UTC', at);
    if (isMemberOn(members, homeroom._id, date)) return { date, class: homeroom };
  }
  return { date: dateIn('UTC', at) };
};

/** @throws DomainError `pupil-not-found`: who may not see the pupil learns no more than of one that isn't there. */
export const mustReadDiary = async (viewer: Viewer, pupilId: string, reader: FreshReader): Promise<void> => {
  if (!(await mayReadDiary(viewer, pupilId, reader))) throw notFound();
};

/**
 * Who reads a pupil's diary reads the reports on the pupil, and so do today's class teachers and deputy heads.
 * @throws DomainError `pupil-not-found`.
 */
export const mustReportPupil = async (
  viewer: Viewer,
  pupilId: string,
  { date, class: homeroom }: PupilToday,
  reader: FreshReader,
): Promise<void> => {
  if (await mayReadDiary(viewer, pupilId, reader)) return;
  if (homeroom) {
    const { schoolId, teachers } = homeroom;
    if (hasRole(viewer, 'deputyHead', schoolId)) return;
    if (hasRole(viewer, 'teacher', schoolId) && isMemberOn(teachers, viewer.personId, date)) return;
  }
  throw notFound();
};

const notFound = (): DomainError =>
  new DomainError('pupil-not-found', 'There is no such pupil among those you may see.', 'not-found');
