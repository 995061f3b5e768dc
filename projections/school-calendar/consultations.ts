import { engagementOver } from '../../src/consultations/slots.values.js';
import type { Reads } from '../../src/eventing/fresh-reader.js';
import type { Directory } from '../../src/people/directory.js';
import { dateAndTime } from '../../src/school/local-time.values.js';
import { isMemberOn } from '../../src/school/membership.values.js';
import { consultations, consultationsOf } from '../consultations/projection.js';
import type { ClassDocument } from '../schools/read-model.js';
import type { CalendarConsultation } from './answer.js';
import type { CalendarAsked, KnownOfSchool } from './known.js';

/** How many are looked at: those of several years. */
const MOST = 2_000;

/**
 * That teachers can be talked to: all of the school's, or those that somebody offers or may book.
 * @param ofClass the class and its groups, where those who teach one class are asked for.
 */
export const consultationsOn = async (
  { reads, directory }: { readonly reads: Reads; readonly directory: Directory },
  known: KnownOfSchool,
  { schoolId, days }: CalendarAsked,
  ofClass: readonly ClassDocument[] | undefined,
): Promise<readonly CalendarConsultation[]> => {
  const owners = known.whole.has('consultations') ? [schoolId] : [...known.teacherIds];
  const index = [...(await reads.getMany(consultationsOf, owners)).values()];
  const ids = index.flatMap(({ consultationIds }) => consultationIds.slice(-MOST));
  const shown = [...(await reads.getMany(consultations, ids)).values()].flatMap((each) => {
    const { _id: consultationId, teacherId, slots, minutes, place, calledOff } = each;
    const { from: startsAt, until: endsAt } = engagementOver(slots, minutes, place);
    const { date } = dateAndTime(startsAt);
    const teaches = ofClass?.some(({ teachers }) => isMemberOn(teachers, teacherId, date)) ?? true;
    if (each.schoolId !== schoolId || !teaches || date < days.from || date > days.to) return [];
    return [{ consultationId, teacherId, startsAt, endsAt, place, calledOff: calledOff !== undefined }];
  });
  const nameOf = await directory.names(
    shown.map(({ teacherId }) => teacherId),
    reads,
  );
  return shown
    .map(({ teacherId, ...told }) => ({ ...told, teacher: { id: teacherId, name: nameOf(teacherId) } }))
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt) || (a.consultationId < b.consultationId ? -1 : 1));
};
