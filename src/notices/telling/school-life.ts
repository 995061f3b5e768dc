import { activities } from '../../../projections/activities/projection.js';
import { consultations } from '../../../projections/consultations/projection.js';
import { jointGroups } from '../../../projections/joint-groups/projection.js';
import { meetingsOfClass, meetingsOfSchool } from '../../../projections/meetings/projection.js';
import { portfolios } from '../../../projections/portfolio/projection.js';
import { classes } from '../../../projections/schools/class.projection.js';
import { schools } from '../../../projections/schools/school.projection.js';
import { dateAndTime, localTimeIn } from '../../school/local-time.values.js';
import { NotWorthTelling, projected, type Joining } from '../joining.js';
import type { Tellers } from './tellers.js';

/** Whether a pupil is in a group of several schools, or asked, while that is told; undefined of neither. */
const JOINED = { asked: false, joined: true, departed: undefined } as const;

/** What is told of what goes on beside the lessons. */
export const ofSchoolLife: Tellers<
  'meeting' | 'achievement' | 'thanks' | 'new-activity' | 'activity' | 'joint-group' | 'consultation'
> = {
  /** As it is now. */
  meeting: async (notice, { meetingId, classId, change }) => {
    const { meetings } =
      classId === undefined
        ? await notice.read(meetingsOfSchool, notice.entry.schoolId)
        : await notice.read(meetingsOfClass, classId);
    const meeting = projected(meetings[meetingId]);
    if (meeting.calledOff && change !== 'calledOff') throw new NotWorthTelling('withdrawn');
    const className = classId === undefined ? undefined : (await notice.read(classes, classId)).title;
    const { title, place, agenda } = meeting;
    return {
      ...{ kind: 'meeting', what: change, title, place, startsAt: dateAndTime(meeting.startsAt) },
      ...(className === undefined ? {} : { className }),
      ...(agenda === undefined ? {} : { agenda }),
      link: `${notice.options.publicUrl}/meetings/${meetingId}`,
    };
  },

  /** As it is now. */
  achievement: async (notice, { achievementId, change, reason }) => {
    const pupilId = notice.pupilId();
    const kept = projected((await notice.read(portfolios, pupilId)).achievements[achievementId]);
    if (change === 'proposed' && kept.standing !== 'proposed') throw new NotWorthTelling('withdrawn');
    if (change !== 'annulled' && kept.standing === 'annulled') throw new NotWorthTelling('withdrawn');
    const { title, award } = kept.achievement;
    return {
      ...{
        kind: 'achievement',
        what: change,
        ...(await inPortfolio(notice)),
        title: await notice.open(title),
      },
      ...(award && { award: await notice.open(award) }),
      ...(reason && { reason: await notice.open(reason) }),
    };
  },

  thanks: async (notice, { thanksId }) => {
    const kept = projected((await notice.read(portfolios, notice.pupilId())).thanks[thanksId]);
    if (kept.withdrawn) throw new NotWorthTelling('withdrawn');
    const { thanked, text, by } = kept;
    return {
      ...{ kind: 'thanks', ...(await inPortfolio(notice)), thanked },
      ...{ by: await notice.nameOf(by), text: await notice.open(text) },
    };
  },

  'new-activity': async (notice, { activityId }) => {
    const found = await notice.read(activities, activityId);
    const { title, startsAt, timeZone, place, text, signUp, audience, calledOff } = found;
    if (calledOff) throw new NotWorthTelling('withdrawn');
    if (startsAt <= localTimeIn(timeZone, notice.options.now())) throw new NotWorthTelling('expired');
    const { classId } = audience;
    const className = classId === undefined ? undefined : (await notice.read(classes, classId)).title;
    return {
      ...{ kind: 'new-activity', school: (await notice.school()).title, title, place },
      startsAt: dateAndTime(startsAt),
      ...(className === undefined ? {} : { className }),
      ...(text === undefined ? {} : { text }),
      ...(signUp ? { signUpUntil: dateAndTime(signUp.until) } : {}),
      link: `${notice.options.publicUrl}/activities`,
    };
  },

  /** As it is now. */
  activity: async (notice, { activityId, change, reason }) => {
    const { title, startsAt, place, text, calledOff } = await notice.read(activities, activityId);
    if (calledOff && change !== 'calledOff') throw new NotWorthTelling('withdrawn');
    const why = reason ? await notice.open(reason) : calledOff?.reason;
    return {
      ...{ kind: 'activity', what: change, ...(await notice.pupil()), title, place },
      startsAt: dateAndTime(startsAt),
      ...(text === undefined || calledOff ? {} : { text }),
      ...(why === undefined ? {} : { reason: why }),
      link: `${notice.options.publicUrl}/activities?pupil=${notice.pupilId()}`,
    };
  },

  /** What still waits for an answer is told while it waits. */
  'joint-group': async (notice, { jointGroupId, schoolId, change }) => {
    const { title, closed, schools: standings, pupils } = await notice.read(jointGroups, jointGroupId);
    const ofPupil = change === 'asked' || change === 'joined' || change === 'departed';
    const waits =
      change === 'proposed'
        ? standings[notice.entry.schoolId]?.standing === 'asked'
        : !ofPupil || pupils[notice.pupilId()]?.joined === JOINED[change];
    if ((closed && change !== 'closed') || !waits) throw new NotWorthTelling('withdrawn');
    const { title: school } = await notice.read(schools, schoolId);
    return {
      ...{ kind: 'joint-group', what: change, title, school },
      ...(ofPupil ? { child: await notice.pupil() } : {}),
      link: `${notice.options.publicUrl}/joint-groups`,
    };
  },

  consultation: async (notice, { consultationId, slot, change }) => {
    const { teacherId, place, bookings, calledOff } = await notice.read(consultations, consultationId);
    const isGuardian = notice.entry.recipientId !== teacherId;
    const isBooked = bookings.some(
      (booking) => booking.slot === slot && booking.pupilId === notice.pupilId(),
    );
    if (change === 'booked' && (!isBooked || calledOff)) throw new NotWorthTelling('withdrawn');
    return {
      ...{
        kind: 'consultation',
        what: change,
        ...(await notice.pupil()),
        teacher: await notice.nameOf(teacherId),
      },
      ...{ startsAt: dateAndTime(slot), place },
      ...(change === 'calledOff' && calledOff ? { reason: await notice.open(calledOff.reason) } : {}),
      link: `${notice.options.publicUrl}/consultations${isGuardian ? `?pupil=${notice.pupilId()}` : ''}`,
    };
  },
};

/** The pupil, and the portfolio. */
const inPortfolio = async (notice: Joining) => {
  const link = `${notice.options.publicUrl}/diary/${encodeURIComponent(notice.pupilId())}/portfolio`;
  return { ...(await notice.pupil()), link };
};
