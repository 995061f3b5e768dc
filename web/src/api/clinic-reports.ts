import { queryOptions } from '@tanstack/react-query';
import { request } from './request.js';

/** What a clinic reported and the journal could not file by itself. */
export interface ReportLeft {
  readonly reportId: string;
  readonly clinic: { readonly id: string; readonly title: string };
  readonly report:
    | {
        readonly kind: 'illness' | 'exemption';
        /** Civil dates, both included. */
        readonly from: string;
        readonly to: string;
      }
    | { readonly kind: 'withdrawal' };
  /** By what the clinic knows the pupil; of a withdrawal its reason. */
  readonly words: string;
  /** Instant, ISO 8601. */
  readonly receivedAt: string;
  /** `patient-unknown`, `report-unknown`, or the code of a refusal. */
  readonly why: string;
}

const of = (schoolId: string, ...rest: readonly string[]) =>
  ['/api/schools', ...[schoolId, 'clinic-reports', ...rest].map(encodeURIComponent)].join('/');

export const reportsLeftQuery = (schoolId: string) =>
  queryOptions({
    queryKey: ['clinic-reports', schoolId],
    queryFn: async ({ signal }) => {
      const answer = (await request(of(schoolId), { signal })) as { readonly reports: readonly ReportLeft[] };
      return answer.reports;
    },
    staleTime: 60_000,
  });

export const fileReport = (schoolId: string, reportId: string, pupilId: string) =>
  request(of(schoolId, reportId, 'filing'), { method: 'POST', body: { pupilId } });

export const dismissReport = (schoolId: string, reportId: string) =>
  request(of(schoolId, reportId, 'dismissal'), { method: 'POST', body: {} });
