import { queryOptions } from '@tanstack/react-query';
import type { Person } from './diary.js';
import { kept } from './freshness.js';
import { request } from './request.js';

/** What takes place outside of lessons. Times are on the clocks of the school: `YYYY-MM-DDTHH:MM`. */
export interface Activity {
  readonly activityId: string;
  readonly title: string;
  readonly startsAt: string;
  /** None where nobody knows yet. */
  readonly endsAt?: string;
  readonly timeZone: string;
  readonly place: string;
  readonly text?: string;
  readonly organiser: Person;
  /** Of a class or teaching group; none where it is for the whole school. */
  readonly class?: { readonly id: string; readonly title: string };
  /** Where pupils have to be signed up. */
  readonly signUp?: { readonly places: number; readonly until: string; readonly taken: number };
  readonly calledOff?: { readonly at: string; readonly reason?: string };
}

/** As a family sees it: who else is signed up is not told. */
export interface ActivityOfPupil extends Activity {
  readonly signedUp: boolean;
  /** Where it is the organiser who signed the pupil up or out last. */
  readonly bySchool?: { readonly at: string; readonly by: Person; readonly reason: string };
}

const inSchool = (schoolId: string) => `/api/schools/${encodeURIComponent(schoolId)}/activities`;
const ofPupil = (pupilId: string) => `/api/pupils/${encodeURIComponent(pupilId)}/activities`;
const one = (activityId: string) => `/api/activities/${encodeURIComponent(activityId)}`;

export const activitiesForQuery = (pupilId: string) =>
  queryOptions({
    queryKey: ['activities', 'pupil', pupilId],
    queryFn: async ({ signal }) => {
      const answer = await request(ofPupil(pupilId), { signal });
      return (answer as { readonly activities: readonly ActivityOfPupil[] }).activities;
    },
    ...kept,
  });

export const activitiesInQuery = (schoolId: string) =>
  queryOptions({
    queryKey: ['activities', 'school', schoolId],
    queryFn: async ({ signal }) => {
      const answer = await request(inSchool(schoolId), { signal });
      return (answer as { readonly activities: readonly Activity[] }).activities;
    },
    ...kept,
  });

/** Who is signed up, in the order in which they were. */
export const signUpsQuery = (activityId: string) =>
  queryOptions({
    queryKey: ['activities', 'sign-ups', activityId],
    queryFn: async ({ signal }) => {
      const answer = await request(`${one(activityId)}/sign-ups`, { signal });
      return (answer as { readonly pupils: readonly Person[] }).pupils;
    },
    ...kept,
  });

/** @throws ProblemError `no-places-left`, `sign-up-over`, `sign-up-not-offered`, `activity-begun`, `activity-called-off` */
export const signUp = (pupilId: string, activityId: string) =>
  request(`${ofPupil(pupilId)}/${encodeURIComponent(activityId)}/sign-up`, { method: 'POST', body: {} });

/** @throws ProblemError the same, `sign-up-not-found` */
export const cancelSignUp = (pupilId: string, activityId: string) =>
  request(`${ofPupil(pupilId)}/${encodeURIComponent(activityId)}/sign-up/cancellation`, {
    method: 'POST',
    body: {},
  });

/** @throws ProblemError the same as `signUp` but for its time, `activity-not-for-pupil` */
export const signUpBySchool = (activityId: string, pupilId: string, reason: string) =>
  request(`${one(activityId)}/sign-ups`, { method: 'POST', body: { pupilId, reason } });

/** @throws ProblemError the same as `cancelSignUp` */
export const cancelSignUpBySchool = (activityId: string, pupilId: string, reason: string) =>
  request(`${one(activityId)}/sign-ups/${encodeURIComponent(pupilId)}/cancellation`, {
    method: 'POST',
    body: { reason },
  });

export interface Arrangement {
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt?: string;
  readonly place: string;
  readonly text?: string;
  readonly signUp?: { readonly places: number; readonly until: string };
}

/** What is to be otherwise; an end or a text of null is to be none. */
export interface ArrangementChange {
  readonly title?: string;
  readonly startsAt?: string;
  readonly endsAt?: string | null;
  readonly place?: string;
  readonly text?: string | null;
  readonly places?: number;
  readonly until?: string;
}

/** A whole school, or a class or teaching group. */
export type ActivityPlace = { readonly schoolId: string } | { readonly classId: string };

/** @throws ProblemError `activity-refused`, `not-for-your-role` */
export const announceActivity = (where: ActivityPlace, arrangement: Arrangement, key: string) =>
  request(
    'classId' in where
      ? `/api/classes/${encodeURIComponent(where.classId)}/activities`
      : inSchool(where.schoolId),
    { method: 'POST', body: arrangement, key },
  );

/** @throws ProblemError `activity-refused`, `activity-begun`, `activity-called-off` */
export const changeActivity = (activityId: string, change: ArrangementChange) =>
  request(one(activityId), { method: 'PATCH', body: change });

export const callOffActivity = (activityId: string, reason: string) =>
  request(`${one(activityId)}/calling-off`, { method: 'POST', body: { reason } });
