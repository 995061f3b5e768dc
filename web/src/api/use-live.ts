import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { calendarsOf, liveCalendarPath } from './school-calendar.js';

/** What a page needs at once comes before the code that keeps it up to date. */
const BEGINS_AFTER_MS = 1_000;

export const useLiveDiary = (pupilId: string): void =>
  useLive(`/api/pupils/${encodeURIComponent(pupilId)}/live`, pupilId);
export const useLivePage = (pageId: string): void =>
  useLive(`/api/journal/pages/${encodeURIComponent(pageId)}/live`, pageId);
export const useLiveCalendar = (schoolId: string): void =>
  useLive(liveCalendarPath(schoolId), calendarsOf(schoolId));

/**
 * Shows what changes as it changes, while somebody looks.
 * @param id what is in the key of whatever is to be asked for anew.
 */
function useLive(path: string, id: string): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const left = new AbortController();
    const begin = async () => {
      const { keepLive } = await import('./live.js');
      keepLive(path, id, queryClient, left.signal);
    };
    // Without the code pages ask as often as before.
    const beginning = setTimeout(() => void begin().catch(() => undefined), BEGINS_AFTER_MS);
    return () => {
      clearTimeout(beginning);
      left.abort();
    };
  }, [path, id, queryClient]);
}
