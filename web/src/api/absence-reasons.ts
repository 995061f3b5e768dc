import { queryOptions } from '@tanstack/react-query';
import { pageOf } from '../../../src/journal/page/page-ids.values.js';
import { askedOf, type Attendance, type Missed, type Span } from './pupil-reports.js';
import { request } from './request.js';

/** What an absence may count as for which a reason is known. */
export const ABSENCE_REASONS = ['ill', 'excused'] as const;
export type AbsenceReason = (typeof ABSENCE_REASONS)[number];

/** Lessons of a pupil that were missed without a reason, oldest first. Each reading is on record. */
export const unexplainedQuery = (pupilId: string, span: Span) =>
  queryOptions({
    queryKey: ['unexplained', pupilId, span],
    queryFn: async ({ signal }) => {
      const missed: Missed[] = [];
      let after: string | undefined;
      do {
        const asked = new URLSearchParams({
          ...{ ...askedOf(span), limit: '200' },
          ...(after === undefined ? {} : { after }),
        });
        const path = `/api/pupils/${encodeURIComponent(pupilId)}/attendance?${asked}`;
        const part = (await request(path, { signal })) as Attendance;
        missed.push(...part.rows);
        after = part.next;
      } while (after !== undefined);
      return missed.filter(({ code }) => code === 'absent');
    },
    staleTime: 60_000,
  });

/** What some pupils' absences from a lesson count as from now on. */
export const setAbsenceReasons = (
  lessonId: string,
  pupilIds: readonly string[],
  { code, note }: { readonly code: AbsenceReason; readonly note: string },
) =>
  request(`/api/journal/pages/${encodeURIComponent(pageOf(lessonId) ?? '')}/absences/reasons`, {
    method: 'POST',
    body: {
      lessonId,
      absences: pupilIds.map((pupilId) => ({ pupilId, code, ...(note === '' ? {} : { note }) })),
    },
  });
