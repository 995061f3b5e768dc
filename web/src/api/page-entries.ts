import { queryOptions } from '@tanstack/react-query';
import type { Entry, Saved } from '../journal/grid/entries.js';
import { request, requestWithPosition } from './request.js';

/** Has the journal write an entry: once, however often it is sent. */
export async function sendEntry(entry: Entry, account: string): Promise<Saved> {
  const { pageId, lessonId, pupilId, mark, work, debtId, madeUpOn, key } = entry;
  const page = `/api/journal/pages/${encodeURIComponent(pageId)}`;
  if (mark.kind === 'absence') {
    const { kind: _absence, ...told } = mark;
    const absences = [{ pupilId, ...told }];
    const body = { lessonId, absences };
    const { position } = await requestWithPosition(`${page}/absences`, {
      ...{ method: 'POST', body, key, account },
    });
    return { position };
  }
  const grade = {
    ...{ pupilId, work, value: mark.value },
    ...(debtId === undefined ? {} : { debtId }),
    ...(madeUpOn === undefined ? {} : { madeUpOn }),
  };
  const body = { lessonId, grades: [grade] };
  const { answer, position } = await requestWithPosition(`${page}/grades`, {
    ...{ method: 'POST', body, key, account },
  });
  const { grades } = answer as { readonly grades: readonly { readonly gradeId: string }[] };
  const [given] = grades;
  return { position, ...(given === undefined ? {} : { gradeId: given.gradeId }) };
}

/** Why something is changed: a code of the school's list, or words of one's own. */
export type Reason = { readonly reasonCode: string } | { readonly reason: string };

export interface TermGrade {
  readonly pupilId: string;
  /** A grade of the scale, `exempt` or `notAssessed`. */
  readonly value: string;
}

/** Gives the term grades of several pupils: all of them, or none. */
export const giveTermGrades = (pageId: string, grades: readonly TermGrade[], key: string) =>
  request(`/api/journal/pages/${encodeURIComponent(pageId)}/term-grades`, {
    ...{ method: 'POST', body: { grades }, key },
  });

/** @param change with what the grade was when it was looked at: a change meanwhile is not overruled unseen. */
export const correctTermGrade = (
  pageId: string,
  pupilId: string,
  change: { readonly value: string; readonly from: string },
  why: Reason,
  key: string,
) =>
  request(
    `/api/journal/pages/${encodeURIComponent(pageId)}/term-grades/${encodeURIComponent(pupilId)}/correction`,
    { method: 'POST', body: { ...change, ...why }, key },
  );

/** Closes a page for its term. */
export const closePage = (pageId: string) =>
  request(`/api/journal/pages/${encodeURIComponent(pageId)}/closing`, { method: 'POST', body: {} });

export const reopenPage = (pageId: string, reason: string) =>
  request(`/api/journal/pages/${encodeURIComponent(pageId)}/reopening`, { method: 'POST', body: { reason } });

/** Titles of the reasons that a school lists, by code. */
export const reasonsQuery = (schoolId: string) =>
  queryOptions({
    queryKey: ['correction-reasons', schoolId],
    queryFn: async ({ signal }) => {
      const settings = await request(`/api/schools/${encodeURIComponent(schoolId)}/settings`, { signal });
      return (settings as { readonly reasons: Readonly<Record<string, string>> }).reasons;
    },
    staleTime: 5 * 60_000,
  });
