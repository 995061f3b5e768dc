import type { ActivityAnnounced } from '../../activities/activity.events.js';
import { consultationIdOf, streamOf } from '../../consultations/consultation-ids.js';
import { rowOfSlots } from '../../consultations/slots.values.js';
import { addDays, weekdayOf } from '../../school/civil-date.values.js';
import { dateAndTime } from '../../school/local-time.values.js';
import type { Around } from './around.js';

/** A fair of the school, and a walk that a class's pupils are signed up for. */
export const announceActivities = async (around: Around): Promise<void> => {
  const { cast, now, at, id, context, runners } = around;
  const { classId, deputyHeadId, teacherId, pupilId, others } = cast;
  await announceActivity(around, 'Science fair', {
    ...{ personId: deputyHeadId, audience: { to: 'school' } },
    ...{ startsAt: at(8, '10:00'), place: 'Gymnasium' },
    text: 'What was built and found out this year. Families are welcome.',
  });
  const walk = 'Walk along the aqueduct';
  await announceActivity(around, walk, {
    ...{ personId: teacherId, audience: { to: 'class', classId } },
    ...{ startsAt: at(6, '09:00'), place: 'Main entrance' },
    text: 'Three hours on foot. Bring water and something for the head.',
    signUp: { places: 20, until: at(4, '18:00') },
  });
  for (const signedUp of [pupilId, ...others.slice(0, 6).map((other) => other.pupilId)]) {
    const command = { kind: 'SignUp', pupilId: signedUp, now } as const;
    await runners.activities.handle(id('activity', walk), command, context(`${walk} ${signedUp}`));
  }
};

const announceActivity = async (
  { cast: { schoolId }, timeZone, now, id, context, runners }: Around,
  title: string,
  arranged: Omit<ActivityAnnounced['data'], 'activityId' | 'schoolId' | 'timeZone' | 'title'>,
): Promise<void> => {
  const activityId = id('activity', title);
  const activity = { activityId, schoolId, timeZone, title, ...arranged };
  await runners.activities.handle(activityId, { kind: 'AnnounceActivity', activity, now }, context(title));
};

/** A meeting of the class's parents, to which some have said whether they come. */
export const callMeeting = async ({ cast, timeZone, now, at, id, context, runners }: Around) => {
  const { schoolId, classId, guardianId, others } = cast;
  const meetingId = id('meeting', 'end of the term');
  const meeting = {
    ...{ meetingId, schoolId, classId, timeZone },
    ...{ title: 'The end of the term', startsAt: at(7, '18:30'), place: 'Room 101' },
    agenda: '1. How the term went\n2. Examinations\n3. Questions',
  };
  await runners.meetings.handle(meetingId, { kind: 'CallMeeting', meeting, now }, context('meeting'));
  const guests = [guardianId, ...others.slice(0, 5).map((other) => other.guardianId)];
  for (const [index, guest] of guests.entries()) {
    const answer = { kind: 'AnswerInvitation', guardianId: guest, coming: index !== 2, now } as const;
    await runners.meetings.handle(meetingId, answer, context(`meeting ${guest}`));
  }
};

/** Times with the teacher, of which three are booked. */
export const offerConsultation = async ({ cast, timeZone, now, at, id, context, runners }: Around) => {
  const { schoolId, teacherId, guardianId, pupilId, others } = cast;
  const [startsAt, minutes, count] = [at(5, '17:00'), 10, 8];
  const { date } = dateAndTime(startsAt);
  const consultationId = consultationIdOf(schoolId, date, id('consultation', 'end of the term'));
  const consultation = { consultationId, schoolId, teacherId, timeZone, minutes, place: 'Staff room' };
  const offer = { kind: 'OfferConsultation', consultation, startsAt, count, now, elsewhere: [] } as const;
  await runners.consultations.handle(streamOf(consultationId), offer, context('consultation'));
  const [, first, , second, third] = rowOfSlots(startsAt, minutes, count) ?? [];
  const families = [{ guardianId, pupilId }, ...others];
  for (const [index, slot] of [first, second, third].entries()) {
    const family = families[index];
    if (slot === undefined || !family) continue;
    const booking = { kind: 'BookSlot', consultationId, slot, ...family, now, elsewhere: [] } as const;
    await runners.consultations.handle(streamOf(consultationId), booking, context(`consultation ${slot}`));
  }
};

/** A test in the page's next lesson but one. */
export const planTest = async ({ cast: { pageId }, today, id, context, runners }: Around) => {
  const page = await runners.pages.load(pageId);
  const { opened, lessons, closed } = page;
  if (!opened) return;
  // Lessons are given in the same places of each week.
  const places = new Map(Object.values(lessons).map((lesson) => [weekdayOf(lesson.date), lesson.number]));
  const ahead = [3, 4, 5, 6, 7, 8, 9].map((days) => addDays(today, days));
  const [next] = ahead.flatMap((date) => {
    const number = places.get(weekdayOf(date));
    return number === undefined || date > opened.to ? [] : [{ date, number }];
  });
  if (!next) return;
  const of = { pageId, from: opened.from, to: opened.to, closed, cancelled: [] };
  const test = { kind: 'PlanTest', of, today, testId: id('test', 'next'), ...next } as const;
  await runners.testPlans.handle(pageId, { ...test, title: 'Test on the last chapter' }, context('test'));
};
