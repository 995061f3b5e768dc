import { queryOptions } from '@tanstack/react-query';
import { request } from './request.js';

/** A clinic whose system reports to a school. Instants are ISO 8601. */
export interface Clinic {
  readonly clinicId: string;
  readonly title: string;
  /** From these subjects a pupil is exempt whom it exempts from sport. */
  readonly sportIds: readonly string[];
  readonly admittedAt: string;
  readonly dismissed: boolean;
  readonly keys: readonly {
    readonly keyId: string;
    readonly registeredAt: string;
    readonly revoked: boolean;
  }[];
}

const of = (schoolId: string, ...rest: readonly string[]) =>
  ['/api/schools', ...[schoolId, 'clinics', ...rest].map(encodeURIComponent)].join('/');

export const clinicsQuery = (schoolId: string) =>
  queryOptions({
    queryKey: ['clinics', schoolId],
    queryFn: async ({ signal }) => {
      const answer = (await request(of(schoolId), { signal })) as { readonly clinics: readonly Clinic[] };
      return answer.clinics;
    },
    staleTime: 60_000,
  });

export const admitClinic = (
  schoolId: string,
  clinic: { readonly title: string; readonly sportIds: readonly string[] },
  key: string,
) => request(of(schoolId), { method: 'POST', body: clinic, key });

export const registerClinicKey = (schoolId: string, clinicId: string, publicKey: string, key: string) =>
  request(of(schoolId, clinicId, 'keys'), { method: 'POST', body: { publicKey }, key });

export const revokeClinicKey = (schoolId: string, clinicId: string, keyId: string, reason: string) =>
  request(of(schoolId, clinicId, 'keys', keyId, 'revocation'), { method: 'POST', body: { reason } });

export const dismissClinic = (schoolId: string, clinicId: string, reason: string) =>
  request(of(schoolId, clinicId, 'dismissal'), { method: 'POST', body: { reason } });
