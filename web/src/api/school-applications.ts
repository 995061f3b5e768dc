import { queryOptions } from '@tanstack/react-query';
import type { ApplicationStatus } from '../../../src/connecting/application-status.values.js';
import type { Applicant, AppliedSchool } from '../../../src/connecting/applied.js';
import { kept } from './freshness.js';
import { request } from './request.js';

export type { AppliedSchool, ApplicationStatus };

/** A school that applied to be connected; what it is called is gone where whoever applied was erased. */
export interface SchoolApplicationListed {
  readonly applicationId: string;
  readonly status: ApplicationStatus;
  /** Instants, ISO 8601. */
  readonly filedAt: string;
  readonly changedAt: string;
  readonly school?: AppliedSchool;
}

export interface SchoolApplication {
  readonly applicationId: string;
  readonly status: ApplicationStatus;
  readonly school?: AppliedSchool;
  readonly applicant?: Applicant;
  readonly question?: string;
  readonly answer?: string;
  readonly reason?: string;
}

const PATH = '/api/schools/applications';
const of = (applicationId: string) => `${PATH}/${encodeURIComponent(applicationId)}`;

export const schoolApplicationsQuery = queryOptions({
  queryKey: ['school-applications'],
  queryFn: async ({ signal }) =>
    (
      (await request(PATH, { signal })) as {
        readonly applications: readonly SchoolApplicationListed[];
      }
    ).applications,
  ...kept,
});

export const schoolApplicationQuery = (applicationId: string) =>
  queryOptions({
    queryKey: ['school-applications', applicationId],
    queryFn: async ({ signal }) => (await request(of(applicationId), { signal })) as SchoolApplication,
    ...kept,
  });

export const askApplicant = (applicationId: string, question: string) =>
  request(`${of(applicationId)}/question`, { method: 'POST', body: { question } });

export const refuseSchool = (applicationId: string, reason: string) =>
  request(`${of(applicationId)}/refusal`, { method: 'POST', body: { reason } });

export const approveSchool = (applicationId: string) =>
  request(`${of(applicationId)}/approval`, { method: 'POST', body: {} });
