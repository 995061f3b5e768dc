import { queryOptions } from '@tanstack/react-query';
import { HEALTH_FLAGS, type HealthFlag } from '../../../src/people/health-notes/health-flags.values.js';
import type { Person } from './diary.js';
import type { Exemption } from './exemptions.js';
import { request } from './request.js';

export { HEALTH_FLAGS, type HealthFlag };

/** What only health workers read. */
export interface HealthNote {
  readonly noteId: string;
  readonly text: string;
  /** Instant, ISO 8601. */
  readonly madeAt: string;
  readonly madeBy: Person;
}

/** What teachers who have the pupil are told, by its kind alone. */
export interface RaisedFlag {
  readonly flag: HealthFlag;
  /** The last day, a civil date. */
  readonly until?: string;
}

const ofPupil = (pupilId: string) => `/api/pupils/${encodeURIComponent(pupilId)}`;

/** Asked anew when somebody comes back to it and not every few seconds: each reading is on record. */
export const healthQuery = (pupilId: string) =>
  queryOptions({
    queryKey: ['health', pupilId],
    queryFn: async ({ signal }) =>
      (await request(`${ofPupil(pupilId)}/health-notes`, { signal })) as {
        /** The oldest one first. */
        readonly notes: readonly HealthNote[];
        readonly flags: readonly RaisedFlag[];
      },
    staleTime: 60_000,
  });

/** What the family reads. */
export const knownHealthQuery = (pupilId: string) =>
  queryOptions({
    queryKey: ['known-health', pupilId],
    queryFn: async ({ signal }) =>
      (await request(`${ofPupil(pupilId)}/health`, { signal })) as {
        readonly flags: readonly RaisedFlag[];
        /** Those that hold today or later, the earliest one first. */
        readonly exemptions: readonly Omit<Exemption, 'withdrawn' | 'changes'>[];
      },
    staleTime: 60_000,
  });

export const makeHealthNote = (pupilId: string, text: string, key: string) =>
  request(`${ofPupil(pupilId)}/health-notes`, { method: 'POST', body: { text }, key });

export const withdrawHealthNote = (pupilId: string, noteId: string) =>
  request(`${ofPupil(pupilId)}/health-notes/${encodeURIComponent(noteId)}/withdrawal`, {
    ...{ method: 'POST', body: {} },
  });

export const raiseHealthFlag = (pupilId: string, { flag, until }: RaisedFlag) =>
  request(`${ofPupil(pupilId)}/health-flags/${flag}`, {
    ...{ method: 'PUT', body: until === undefined ? {} : { until } },
  });

export const lowerHealthFlag = (pupilId: string, flag: HealthFlag) =>
  request(`${ofPupil(pupilId)}/health-flags/${flag}`, { method: 'DELETE' });
