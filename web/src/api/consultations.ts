import { queryOptions } from '@tanstack/react-query';
import type { Person } from './diary.js';
import { kept } from './freshness.js';
import { request } from './request.js';

/** A row of times with a teacher, on the clocks of the school: `YYYY-MM-DDTHH:MM`. */
interface Consultation {
  readonly consultationId: string;
  readonly teacher: Person;
  readonly place: string;
  /** How long each time is. */
  readonly minutes: number;
  readonly calledOff?: { readonly at: string; readonly reason: string };
}

/** As a guardian sees it: whose the other times are is not told. */
export interface ConsultationOfPupil extends Consultation {
  readonly slots: readonly {
    readonly slot: string;
    readonly state: 'free' | 'taken' | 'own' | 'over';
  }[];
}

/** As the teacher sees it, and whoever leads the school. */
export interface ConsultationOfTeacher extends Consultation {
  readonly slots: readonly {
    readonly slot: string;
    readonly booked?: { readonly pupil: Person; readonly guardian: Person };
  }[];
}

const ofPupil = (pupilId: string) => `/api/pupils/${encodeURIComponent(pupilId)}/consultations`;
const ofSchool = (schoolId: string) => `/api/schools/${encodeURIComponent(schoolId)}/consultations`;

export const consultationsForQuery = (pupilId: string) =>
  queryOptions({
    queryKey: ['consultations', 'pupil', pupilId],
    queryFn: async ({ signal }) => {
      const answer = await request(ofPupil(pupilId), { signal });
      return (answer as { readonly consultations: readonly ConsultationOfPupil[] }).consultations;
    },
    ...kept,
  });

export const consultationsInQuery = (schoolId: string) =>
  queryOptions({
    queryKey: ['consultations', 'school', schoolId],
    queryFn: async ({ signal }) => {
      const answer = await request(ofSchool(schoolId), { signal });
      return (answer as { readonly consultations: readonly ConsultationOfTeacher[] }).consultations;
    },
    ...kept,
  });

/** @throws ProblemError `slot-taken`, `slot-booked-already`, `guardian-busy`, `slot-begun`, `consultation-called-off` */
export const bookSlot = (pupilId: string, consultationId: string, slot: string) =>
  request(`${ofPupil(pupilId)}/${encodeURIComponent(consultationId)}/booking`, {
    method: 'POST',
    body: { slot },
  });

export const giveSlotBack = (pupilId: string, consultationId: string) =>
  request(`${ofPupil(pupilId)}/${encodeURIComponent(consultationId)}/booking/cancellation`, {
    method: 'POST',
    body: {},
  });

export interface Offer {
  /** When the first time begins. */
  readonly startsAt: string;
  readonly minutes: number;
  readonly count: number;
  readonly place: string;
}

/** @throws ProblemError `teacher-busy` */
export const offerConsultation = (schoolId: string, offer: Offer, key: string) =>
  request(ofSchool(schoolId), { method: 'POST', body: offer, key });

export const callOffConsultation = (schoolId: string, consultationId: string, reason: string) =>
  request(`${ofSchool(schoolId)}/${encodeURIComponent(consultationId)}/calling-off`, {
    method: 'POST',
    body: { reason },
  });
