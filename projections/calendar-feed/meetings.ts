import type { Reads } from '../../src/eventing/fresh-reader.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import { appointed } from '../meetings/appointed.js';
import { meetingsOfClass, meetingsOfSchool } from '../meetings/projection.js';
import type { MeetingsOf } from '../meetings/read-model.js';
import type { ClassDocument } from '../schools/read-model.js';
import type { FeedMeeting } from './answer.js';

/** The meetings of some classes and schools from a day on, in the order of their times. */
export const meetingsOf = async (
  reads: Reads,
  homes: readonly ClassDocument[],
  schoolIds: readonly string[],
  from: CivilDate,
): Promise<readonly FeedMeeting[]> => {
  const ids = homes.map(({ _id }) => _id);
  const ofClass = await reads.getMany(meetingsOfClass, ids);
  const ofSchool = await reads.getMany(meetingsOfSchool, schoolIds);
  return [
    ...homes.flatMap(({ _id, title: className }) => entriesIn(ofClass.get(_id), { className })),
    ...[...ofSchool.values()].flatMap((found) => entriesIn(found, {})),
  ]
    .filter(({ startsAt }) => startsAt >= from)
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt) || (a.meetingId < b.meetingId ? -1 : 1));
};

const entriesIn = (
  found: MeetingsOf | undefined,
  of: Pick<FeedMeeting, 'className'>,
): readonly FeedMeeting[] =>
  Object.entries(found?.meetings ?? {}).map(([meetingId, meeting]) => {
    const { calledAt, changedAt, calledOff, times } = meeting;
    const revision = { times, at: calledOff?.at ?? changedAt ?? calledAt };
    return { meetingId, ...of, ...appointed(meeting), revision };
  });
