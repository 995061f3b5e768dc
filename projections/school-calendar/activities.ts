import type { Reads } from '../../src/eventing/fresh-reader.js';
import { dateAndTime } from '../../src/school/local-time.values.js';
import { activities, activitiesOf } from '../activities/projection.js';
import type { ActivityDocument } from '../activities/read-model.js';
import { classes } from '../schools/class.projection.js';
import type { CalendarActivity } from './answer.js';
import type { CalendarAsked, KnownOfSchool } from './known.js';

/** How many are looked at: several years of a large school. */
const MOST = 2_000;

/** What takes place in the school and its classes, as far as somebody knows of it. */
export const activitiesOn = async (
  reads: Reads,
  known: KnownOfSchool,
  { schoolId, days }: CalendarAsked,
  isOfClass: (groupId: string) => boolean,
): Promise<readonly CalendarActivity[]> => {
  const { activityIds = [] } = (await reads.get(activitiesOf, schoolId)) ?? {};
  const isThen = ({ startsAt, endsAt = startsAt }: ActivityDocument) =>
    dateAndTime(startsAt).date <= days.to && days.from <= dateAndTime(endsAt).date;
  const isKnown = ({ audience: { classId }, personId }: ActivityDocument): boolean => {
    if (classId === undefined) return known.whole.has('schoolActivities') || personId === known.personId;
    if (!isOfClass(classId)) return false;
    return known.whole.has('activities') || known.groupIds.has(classId) || personId === known.personId;
  };
  const found = [...(await reads.getMany(activities, activityIds.slice(-MOST))).values()]
    .filter((each) => isThen(each) && isKnown(each))
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt) || (a._id < b._id ? -1 : 1));
  const groups = await reads.getMany(
    classes,
    found.flatMap(({ audience }) => audience.classId ?? []),
  );
  return found.map((activity): CalendarActivity => {
    const { _id, title, startsAt, endsAt, place, audience, signUp, calledOff } = activity;
    const { classId } = audience;
    const pupilIds = childrenFor(known.pupils, classId);
    return {
      ...{ activityId: _id, title, startsAt, place, calledOff: calledOff !== undefined },
      ...(endsAt === undefined ? {} : { endsAt }),
      ...(classId === undefined ? {} : { class: { id: classId, title: groups.get(classId)?.title ?? '' } }),
      ...(signUp ? { signUp: { ...signUp, taken: activity.pupilIds.length } } : {}),
      ...(pupilIds.length === 0 ? {} : { pupilIds }),
    };
  });
};

const childrenFor = (pupils: KnownOfSchool['pupils'], classId: string | undefined): string[] =>
  pupils
    .filter(({ groupIds }) => classId === undefined || groupIds.includes(classId))
    .map(({ pupilId }) => pupilId);
