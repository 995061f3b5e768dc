import type { Reads } from '../../src/eventing/fresh-reader.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import { meetingsOfClass } from '../meetings/projection.js';
import type { ClassDocument } from '../schools/read-model.js';
import type { FeedMeeting } from './answer.js';

/** The meetings of some classes from a day on, in the order of their times. */
export const meetingsOf = async (
  reads: Reads,
  homes: readonly ClassDocument[],
  from: CivilDate,
): Promise<readonly FeedMeeting[]> => {
  const found = await reads.getMany(
    meetingsOfClass,
    homes.map(({ _id }) => _id),
  );
  return homes
    .flatMap(({ _id, title: className }) =>
      Object.entries(found.get(_id)?.meetings ?? {}).map(([meetingId, meeting]): FeedMeeting => {
        const { title, startsAt, timeZone, place, agenda, calledAt, changedAt, calledOff, times } = meeting;
        return {
          ...{ meetingId, className, title, startsAt, timeZone, place },
          ...(agenda === undefined ? {} : { agenda }),
          ...(calledOff ? { calledOff } : {}),
          revision: { times, at: calledOff?.at ?? changedAt ?? calledAt },
        };
      }),
    )
    .filter(({ startsAt }) => startsAt >= from)
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt) || (a.meetingId < b.meetingId ? -1 : 1));
};
