import type { Reads } from '../../src/eventing/fresh-reader.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import { activities, activitiesOf } from '../activities/projection.js';
import type { ActivityDocument } from '../activities/read-model.js';
import { classes } from '../schools/class.projection.js';
import type { FeedActivity } from './answer.js';

/** How many are looked at: several years of a large school. */
const MOST = 2_000;

/** What takes place in some schools from a day on and is for somebody, in the order of its times. */
export const activitiesIn = async (
  reads: Reads,
  schoolIds: readonly string[],
  isFor: (activity: ActivityDocument) => boolean,
  from: CivilDate,
): Promise<readonly FeedActivity[]> => {
  const index = [...(await reads.getMany(activitiesOf, schoolIds)).values()];
  const ids = index.flatMap(({ activityIds }) => activityIds.slice(-MOST));
  const found = [...(await reads.getMany(activities, ids)).values()]
    .filter((each) => each.startsAt >= from && isFor(each))
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt) || (a._id < b._id ? -1 : 1));
  const groups = await reads.getMany(
    classes,
    found.flatMap(({ audience }) => audience.classId ?? []),
  );
  return found.map((activity) => {
    const { _id, title, startsAt, endsAt, timeZone, place, text, audience, calledOff, revision } = activity;
    const className = groups.get(audience.classId ?? '')?.title;
    return {
      ...{ activityId: _id, title, startsAt, timeZone, place, revision },
      ...(className === undefined ? {} : { className }),
      ...(endsAt === undefined ? {} : { endsAt }),
      ...(text === undefined ? {} : { text }),
      ...(calledOff ? { calledOff } : {}),
    };
  });
};

/** What is for a pupil: where places are taken, whoever has none has nothing to remember. */
export const isForPupil =
  (pupilId: string, classIds: readonly string[]) =>
  ({ audience: { classId }, signUp, pupilIds }: ActivityDocument): boolean =>
    signUp ? pupilIds.includes(pupilId) : classId === undefined || classIds.includes(classId);

/** What a teacher announced, and what is for the classes that the teacher has to do with, or for the whole school. */
export const isForTeacher =
  (teacherId: string, classIds: readonly string[]) =>
  ({ audience: { classId }, personId }: ActivityDocument): boolean =>
    personId === teacherId || classId === undefined || classIds.includes(classId);
