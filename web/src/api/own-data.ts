import { queryOptions } from '@tanstack/react-query';
import { download, request } from './request.js';

export type CopyKind = 'pdf' | 'json';

const MEDIA_TYPES: Readonly<Record<CopyKind, string>> = { pdf: 'application/pdf', json: 'application/json' };

/** All that there is about somebody. @throws ProblemError `step-up-required` */
export const fetchCopy = (personId: string, kind: CopyKind, language: string) =>
  download(`/api/people/${encodeURIComponent(personId)}/export?${new URLSearchParams({ language })}`, {
    accept: MEDIA_TYPES[kind],
  });

/** Whose calendar it is. */
export interface CalendarOf {
  readonly of: 'pupil' | 'teacher';
  readonly personId: string;
}

/** One that the reader may have, with the addresses that there are. Instants are ISO 8601. */
export interface OwnCalendar extends CalendarOf {
  readonly name: string;
  readonly issued: readonly { readonly calendarId: string; readonly issuedAt: string }[];
}

export const calendarsQuery = queryOptions({
  queryKey: ['my-calendars'],
  queryFn: async ({ signal }) =>
    (await request('/api/me/calendars', { signal })) as { readonly calendars: readonly OwnCalendar[] },
});

/** @returns the address, which is told once. */
export const makeCalendar = async ({ of, personId }: CalendarOf, key: string) => {
  const answer = await request('/api/me/calendars', { method: 'POST', body: { of, personId }, key });
  return (answer as { readonly url?: string }).url;
};

export const endCalendar = (calendarId: string) =>
  request(`/api/me/calendars/${encodeURIComponent(calendarId)}`, { method: 'DELETE' });
