import { queryOptions } from '@tanstack/react-query';
import type { Person } from './diary.js';
import { request } from './request.js';

/** Civil dates, both included. */
export interface ExemptDays {
  readonly from: string;
  readonly to: string;
}

/** From which subject a pupil is exempt, and why: what only health workers read. */
export interface Exemption extends ExemptDays {
  readonly exemptionId: string;
  readonly subject: { readonly id: string; readonly title: string };
  readonly withdrawn: boolean;
  /** The oldest one first: granted, then changed or withdrawn. */
  readonly changes: readonly {
    /** None where it was withdrawn. */
    readonly days?: ExemptDays;
    readonly why?: string;
    /** Instant, ISO 8601. */
    readonly at: string;
    readonly by: Person;
  }[];
}

export interface NewExemption extends ExemptDays {
  readonly subjectId: string;
  readonly why?: string;
}

const ofPupil = (pupilId: string, exemptionId?: string) =>
  `/api/pupils/${encodeURIComponent(pupilId)}/exemptions${exemptionId === undefined ? '' : `/${encodeURIComponent(exemptionId)}`}`;

/** Asked anew when somebody comes back to it and not every few seconds: each reading is on record. */
export const exemptionsQuery = (pupilId: string) =>
  queryOptions({
    queryKey: ['exemptions', pupilId],
    queryFn: async ({ signal }) =>
      (await request(ofPupil(pupilId), { signal })) as {
        /** The newest one first. */
        readonly exemptions: readonly Exemption[];
      },
    staleTime: 60_000,
  });

export const grantExemption = (pupilId: string, exemption: NewExemption, key: string) =>
  request(ofPupil(pupilId), { method: 'POST', body: exemption, key });

export const changeExemption = (pupilId: string, exemptionId: string, days: ExemptDays, why: string) =>
  request(ofPupil(pupilId, exemptionId), { method: 'PATCH', body: { ...days, why } });

export const withdrawExemption = (pupilId: string, exemptionId: string, why: string) =>
  request(`${ofPupil(pupilId, exemptionId)}/withdrawal`, { method: 'POST', body: { why } });
