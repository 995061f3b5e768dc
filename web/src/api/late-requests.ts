import { infiniteQueryOptions } from '@tanstack/react-query';
import type { WorkKind } from '../../../src/school/scale.values.js';
import type { Person } from './diary.js';
import { kept } from './freshness.js';
import type { Reason } from './page-entries.js';
import { request } from './request.js';

/** What a teacher asked a deputy head to write when the edit window was over. */
export interface LateRequest {
  readonly requestId: string;
  readonly gradeId: string;
  readonly lessonId: string;
  /** The day of the lesson, a civil date. */
  readonly date: string;
  readonly pupil: Person;
  readonly work: WorkKind;
  /** None where a grade is to be given. */
  readonly from?: string;
  /** None where it is to be annulled. */
  readonly to?: string;
  readonly madeUpOn?: string;
  readonly reason: string;
  /** Who asked. */
  readonly teacher: Person;
  readonly askedAt: string;
}

export interface LateRequestInSchool extends LateRequest {
  readonly pageId: string;
  readonly number?: number;
  readonly subject: { readonly id: string; readonly title: string };
  readonly group: { readonly id: string; readonly title: string };
  /** Why it can't be written any more. */
  readonly overtaken?: 'lesson-cancelled' | 'grade-annulled' | 'changed-meanwhile' | 'grade-already-given';
  readonly decision?: {
    readonly what: 'approved' | 'refused' | 'withdrawn';
    readonly by: Person;
    readonly at: string;
    readonly reason?: string;
  };
}

export type LateRequestState = 'open' | 'decided';

interface LateRequestsAnswer {
  /** How many wait. */
  readonly open: number;
  readonly timeZone: string;
  readonly requests: readonly LateRequestInSchool[];
  readonly next?: string;
}

const lateRequestsOf = (schoolId: string) => ['late-requests', schoolId] as const;

/** What was asked for in a school, newest first. */
export const lateRequestsQuery = (schoolId: string, state: LateRequestState) =>
  infiniteQueryOptions({
    queryKey: [...lateRequestsOf(schoolId), state],
    queryFn: async ({ signal, pageParam }) => {
      const asked = new URLSearchParams({
        ...{ state, limit: '30' },
        ...(pageParam === undefined ? {} : { cursor: pageParam }),
      });
      const path = `/api/schools/${encodeURIComponent(schoolId)}/late-requests?${asked}`;
      return (await request(path, { signal })) as LateRequestsAnswer;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    ...kept,
  });

/** What is asked for anew once something was decided on. */
export const lateRequestsKey = lateRequestsOf;

/** What a teacher asks for. */
export type AskedChange =
  | {
      readonly what: 'give';
      readonly value: string;
      /** Code of the kind of work. */
      readonly work: string;
      readonly debtId?: string;
      /** A civil date. */
      readonly madeUpOn?: string;
    }
  | { readonly what: 'correct'; readonly gradeId: string; readonly from: string; readonly to: string }
  | { readonly what: 'annul'; readonly gradeId: string; readonly from: string };

interface WhereAsked {
  readonly pageId: string;
  readonly lessonId: string;
  readonly pupilId: string;
}

export function askForLateCorrection(where: WhereAsked, change: AskedChange, why: Reason, key: string) {
  if (change.what === 'give') {
    const { what: _, ...grade } = change;
    const { pageId, ...place } = where;
    const body = { ...place, ...grade, ...why };
    return request(`/api/journal/pages/${encodeURIComponent(pageId)}/late-requests`, {
      ...{ method: 'POST', body, key },
    });
  }
  const grade = `/api/journal/grades/${encodeURIComponent(change.gradeId)}`;
  const { from } = change;
  return change.what === 'correct'
    ? request(`${grade}/correction/request`, {
        ...{ method: 'POST', body: { value: change.to, from, ...why }, key },
      })
    : request(`${grade}/annulment/request`, { method: 'POST', body: { from, ...why }, key });
}

const addressOf = (requestId: string) => `/api/journal/late-requests/${encodeURIComponent(requestId)}`;

export const withdrawLateRequest = (requestId: string) =>
  request(`${addressOf(requestId)}/withdrawal`, { method: 'POST', body: {} });

export const approveLateRequest = (requestId: string) =>
  request(`${addressOf(requestId)}/approval`, { method: 'POST', body: {} });

export const refuseLateRequest = (requestId: string, reason: string) =>
  request(`${addressOf(requestId)}/refusal`, { method: 'POST', body: { reason } });
