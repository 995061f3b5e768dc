import { queryOptions } from '@tanstack/react-query';
import { GUARDIAN_LIMITS, type GuardianLimit } from '../../../src/people/guardian-limits.values.js';
import type { Person } from './diary.js';
import { request } from './request.js';

export { GUARDIAN_LIMITS, type GuardianLimit };

const pathOf = (...parts: readonly string[]) => ['/api', ...parts.map(encodeURIComponent)].join('/');

export interface Transfer {
  readonly pupilId: string;
  readonly toClassId: string;
  /** The last day in the class, a civil date. */
  readonly until: string;
}

/** @throws ProblemError `unknown-class`, `pupil-not-in-class` */
export const transferPupil = (classId: string, transfer: Transfer, key: string) =>
  request(pathOf('classes', classId, 'transfers'), { method: 'POST', body: transfer, key });

export interface Admission {
  readonly pupilId: string;
  readonly fromClassId: string;
  /** The first day in the class, a civil date. */
  readonly from: string;
}

/** @throws ProblemError `pupil-not-transferred`, `admitted-too-early` */
export const admitPupil = (classId: string, admission: Admission, key: string) =>
  request(pathOf('classes', classId, 'admissions'), { method: 'POST', body: admission, key });

/** A guardian with what courts keep them from. Dates are civil. */
export interface Guardian extends Person {
  readonly limits: readonly {
    readonly what: GuardianLimit;
    readonly from: string;
    readonly until?: string;
  }[];
}

export const guardiansQuery = (pupilId: string) =>
  queryOptions({
    queryKey: ['guardians', pupilId],
    queryFn: async ({ signal }) =>
      (await request(pathOf('pupils', pupilId, 'guardians'), { signal })) as {
        readonly guardians: readonly Guardian[];
      },
  });

export interface Limiting {
  readonly what: GuardianLimit;
  readonly from: string;
  readonly until?: string;
  readonly reason: string;
}

/** @throws ProblemError `guardian-not-found`, `limit-reversed` */
export const limitGuardian = (pupilId: string, guardianId: string, limit: Limiting, key: string) =>
  request(pathOf('pupils', pupilId, 'guardians', guardianId, 'limits'), { method: 'POST', body: limit, key });

/** @throws ProblemError `limit-not-found` */
export const liftLimit = (pupilId: string, guardianId: string, what: GuardianLimit, reason: string) =>
  request(pathOf('pupils', pupilId, 'guardians', guardianId, 'limits', what, 'lifting'), {
    method: 'POST',
    body: { reason },
  });
