import type { Reads } from '../../src/eventing/fresh-reader.js';
import type { Directory } from '../../src/people/directory.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import { isMemberOn } from '../../src/school/membership.values.js';
import { consultations, consultationsBookedBy, consultationsOf } from '../consultations/projection.js';
import type { ConsultationDocument } from '../consultations/read-model.js';
import { classes, classesOfPupil } from '../schools/class.projection.js';
import type { FeedConsultation } from './answer.js';

/** How many are looked at: those of several years. */
const MOST = 500;

interface Sources {
  readonly reads: Reads;
  readonly directory: Directory;
}

/** The times from a day on that a guardian booked to talk about a pupil. */
export const consultationsOfGuardian = async (
  { reads, directory }: Sources,
  guardianId: string,
  pupilId: string,
  from: CivilDate,
): Promise<readonly FeedConsultation[]> => {
  const { consultationIds = [] } = (await reads.get(consultationsBookedBy, guardianId)) ?? {};
  const found = [...(await reads.getMany(consultations, consultationIds.slice(-MOST))).values()];
  const nameOf = await directory.names(
    found.map(({ teacherId }) => teacherId),
    reads,
  );
  return inOrder(
    found.flatMap((each) =>
      each.bookings
        .filter((booking) => booking.guardianId === guardianId && booking.pupilId === pupilId)
        .map((booking) => entryOf(each, booking, nameOf(each.teacherId))),
    ),
    from,
  );
};

/** The times from a day on that were booked with a teacher: of whom each of them is, the calendar tells the class alone. */
export const consultationsOfTeacher = async (
  { reads }: Pick<Sources, 'reads'>,
  teacherId: string,
  schoolIds: readonly string[],
  from: CivilDate,
): Promise<readonly FeedConsultation[]> => {
  const { consultationIds = [] } = (await reads.get(consultationsOf, teacherId)) ?? {};
  const all = [...(await reads.getMany(consultations, consultationIds.slice(-MOST))).values()];
  const found = all.filter(({ schoolId }) => schoolIds.includes(schoolId));
  const booked = found.flatMap((each) => each.bookings.map((booking) => ({ each, booking })));
  const classOf = await classTitles(
    reads,
    booked.map(({ booking }) => booking.pupilId),
  );
  return inOrder(
    booked.map(({ each, booking }) =>
      entryOf(each, booking, classOf(booking.pupilId, booking.slot.slice(0, 10))),
    ),
    from,
  );
};

const entryOf = (
  { _id, minutes, timeZone, place, calledOff }: ConsultationDocument,
  { slot, at }: ConsultationDocument['bookings'][number],
  about: string,
): FeedConsultation => ({
  ...{ consultationId: _id, startsAt: slot, minutes, timeZone, place, with: about },
  cancelled: calledOff !== undefined,
  revision: calledOff ? { times: 2, at: calledOff.at } : { times: 1, at },
});

const inOrder = (entries: readonly FeedConsultation[], from: CivilDate): readonly FeedConsultation[] =>
  entries
    .filter(({ startsAt }) => startsAt >= from)
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt) || (a.consultationId < b.consultationId ? -1 : 1));

/** What the class is called that a pupil is in on a day. */
const classTitles = async (
  reads: Reads,
  pupilIds: readonly string[],
): Promise<(pupilId: string, date: CivilDate) => string> => {
  const places = await reads.getMany(classesOfPupil, pupilIds);
  const known = await reads.getMany(
    classes,
    [...places.values()].flatMap((place) => Object.keys(place.classes)),
  );
  return (pupilId, date) => {
    const members = places.get(pupilId)?.classes ?? {};
    const home = Object.keys(members)
      .filter((classId) => isMemberOn(members, classId, date))
      .flatMap((classId) => known.get(classId) ?? [])
      .find(({ subjectId }) => subjectId === undefined);
    return home?.title ?? '';
  };
};
