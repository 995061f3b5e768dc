import { queryOptions } from '@tanstack/react-query';
import type { Person } from './diary.js';
import { request } from './request.js';

export interface Certificate {
  /** Civil dates, both included. */
  readonly from: string;
  readonly to: string;
  readonly code: 'ill' | 'excused';
  readonly note?: string;
}

export interface FiledCertificate extends Certificate {
  readonly filedId: string;
  /** Instant, ISO 8601. */
  readonly filedAt: string;
  readonly filedBy: Person;
  /** By a clinic’s system: every health worker may withdraw it. */
  readonly fromClinic?: true;
}

export interface DayAbsence {
  readonly date: string;
  readonly code: 'absent' | 'ill' | 'excused';
}

const ofPupil = (pupilId: string) => `/api/pupils/${encodeURIComponent(pupilId)}`;

/** Asked anew when somebody comes back to it and not every few seconds: each reading is on record. */
export const certificatesQuery = (pupilId: string) =>
  queryOptions({
    queryKey: ['certificates', pupilId],
    queryFn: async ({ signal }) =>
      (await request(`${ofPupil(pupilId)}/certificates`, { signal })) as {
        /** Those that hold, the latest days first. */
        readonly certificates: readonly FiledCertificate[];
      },
    staleTime: 60_000,
  });

export const fileCertificate = (pupilId: string, certificate: Certificate, key: string) =>
  request(`${ofPupil(pupilId)}/certificates`, { method: 'POST', body: certificate, key });

export const withdrawFiled = (pupilId: string, filedId: string, reason: string) =>
  request(`${ofPupil(pupilId)}/filed/${encodeURIComponent(filedId)}/withdrawal`, {
    ...{ method: 'POST', body: { reason } },
  });

export const recordDayAbsence = (pupilId: string, absence: DayAbsence) =>
  request(`${ofPupil(pupilId)}/day-absences`, { method: 'POST', body: absence });

export const withdrawDayAbsence = (pupilId: string, date: string, reason: string) =>
  request(`${ofPupil(pupilId)}/day-absences/withdrawal`, { method: 'POST', body: { date, reason } });
