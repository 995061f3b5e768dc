import type { OfParents } from '../../projections/meetings/appointed.js';
import { schools } from '../../projections/schools/school.projection.js';
import { hasRole, type Viewer } from '../access/viewer.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { todayIn } from '../reports/today.js';
import { homesOfSchool } from './invited.js';
import { callerOf, leaderIn, mayKnowMeetings } from './meetings.rights.js';

/** Parents whose meetings somebody may know of. */
export interface ParentsKnown {
  readonly of: OfParents;
  /** Whether somebody may read what came of these meetings too, as whoever leads them or audits the school. */
  readonly mayOpen: boolean;
}

/** Those of a school, and of its classes as far as somebody has to do with them. */
export const parentsKnownIn = async (
  schoolId: string,
  viewer: Viewer,
  at: string,
  reader: FreshReader,
): Promise<readonly ParentsKnown[]> => {
  const [today, homes, school] = await Promise.all([
    todayIn(schoolId, at, reader),
    homesOfSchool(schoolId, reader),
    reader.get(schools, schoolId),
  ]);
  const isAuditor = hasRole(viewer, 'auditor', schoolId);
  const ofClasses = await Promise.all(
    homes.map(async (home): Promise<readonly ParentsKnown[]> => {
      const meeting = { ...home, classId: home._id };
      if (!(await mayKnowMeetings(viewer, meeting, today, reader))) return [];
      const mayOpen = isAuditor || callerOf(viewer, meeting, today) !== undefined;
      return [{ of: { class: { id: home._id, title: home.title } }, mayOpen }];
    }),
  );
  const mayOpen = isAuditor || leaderIn(viewer, schoolId) !== undefined;
  return [{ of: { school: { id: schoolId, title: school?.title ?? '' } }, mayOpen }, ...ofClasses.flat()];
};
