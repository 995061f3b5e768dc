import { classes } from '../../projections/schools/class.projection.js';
import type { ClassDocument } from '../../projections/schools/read-model.js';
import { schools } from '../../projections/schools/school.projection.js';
import type { OfParents } from '../../projections/meetings/appointed.js';
import type { Viewer } from '../access/viewer.js';
import type { Stored } from '../eventing/projecting/projection-store.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { Runners } from '../runners.js';
import { todayIn } from '../reports/today.js';
import type { CivilDate } from '../school/civil-date.values.js';
import { homesOfSchool } from './invited.js';
import { meetingNotFound } from './meeting.state.js';
import { callerOf, leaderIn } from './meetings.rights.js';

/** Whose parents a meeting is of, as somebody finds it today. */
export interface PlaceOfMeeting {
  readonly of: OfParents;
  /** Whether whoever asks leads it. */
  readonly leads: boolean;
  readonly today: CivilDate;
  /** The class, or those of the school. */
  readonly homes: () => Promise<readonly (ClassDocument & Stored)[]>;
}

/** @throws DomainError `meeting-not-found`. */
export const placeOfMeeting = async (
  meetingId: string,
  viewer: Viewer,
  at: string,
  runners: Pick<Runners, 'meetings'>,
  reader: FreshReader,
): Promise<PlaceOfMeeting> => {
  const called = await runners.meetings.lookUp(meetingId, (meeting) => meeting.called);
  if (!called) throw meetingNotFound();
  const { schoolId, classId } = called;
  const today = await todayIn(schoolId, at, reader);
  if (classId === undefined) {
    const title = (await reader.get(schools, schoolId))?.title ?? '';
    return {
      of: { school: { id: schoolId, title } },
      leads: leaderIn(viewer, schoolId) !== undefined,
      today,
      homes: () => homesOfSchool(schoolId, reader),
    };
  }
  const home = await reader.get(classes, classId);
  if (!home) throw meetingNotFound();
  return {
    of: { class: { id: classId, title: home.title } },
    leads: callerOf(viewer, { ...home, classId }, today) !== undefined,
    today,
    homes: () => Promise.resolve([home]),
  };
};
