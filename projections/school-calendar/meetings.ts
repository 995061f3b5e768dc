import type { Reads } from '../../src/eventing/fresh-reader.js';
import { dateAndTime } from '../../src/school/local-time.values.js';
import { meetingsOfClass, meetingsOfSchool } from '../meetings/projection.js';
import type { MeetingsOf } from '../meetings/read-model.js';
import type { ClassDocument } from '../schools/read-model.js';
import type { CalendarMeeting } from './answer.js';
import type { CalendarAsked, KnownOfSchool } from './known.js';

/** The meetings of the parents of some classes, and of all parents of the school, as far as somebody knows of them. */
export const meetingsOn = async (
  reads: Reads,
  known: KnownOfSchool,
  homes: readonly ClassDocument[],
  { schoolId, days }: CalendarAsked,
): Promise<readonly CalendarMeeting[]> => {
  const shown = homes.filter(({ _id }) => known.whole.has('meetings') || known.meetingClassIds.has(_id));
  const [ofClasses, ofSchool] = await Promise.all([
    reads.getMany(
      meetingsOfClass,
      shown.map(({ _id }) => _id),
    ),
    known.whole.has('schoolMeetings') ? reads.get(meetingsOfSchool, schoolId) : undefined,
  ]);
  const opensAll = known.whole.has('meetings');
  return [
    ...shown.flatMap(({ _id, title }) =>
      meetingsIn(ofClasses.get(_id), {
        class: { id: _id, title },
        mayOpen: opensAll || known.ownMeetingClassIds.has(_id),
      }),
    ),
    ...meetingsIn(ofSchool, { mayOpen: opensAll || known.isParent }),
  ]
    .filter(
      ({ startsAt }) => days.from <= dateAndTime(startsAt).date && dateAndTime(startsAt).date <= days.to,
    )
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt) || (a.meetingId < b.meetingId ? -1 : 1));
};

const meetingsIn = (
  found: MeetingsOf | undefined,
  of: Pick<CalendarMeeting, 'class' | 'mayOpen'>,
): readonly CalendarMeeting[] =>
  Object.entries(found?.meetings ?? {}).map(([meetingId, { title, startsAt, place, calledOff }]) => ({
    ...{ meetingId, title, startsAt, place, ...of },
    calledOff: calledOff !== undefined,
  }));
