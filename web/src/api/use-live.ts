import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** What a page needs at once comes before the code that keeps it up to date. */
const BEGINS_AFTER_MS = 1_000;

export const useLiveDiary = (pupilId: string): void => useLive('pupils', pupilId);
export const useLivePage = (pageId: string): void => useLive('journal/pages', pageId);

/** Shows what changes as it changes, while somebody looks. */
function useLive(kind: 'pupils' | 'journal/pages', id: string): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const left = new AbortController();
    const begin = async () => {
      const { keepLive } = await import('./live.js');
      keepLive(`/api/${kind}/${encodeURIComponent(id)}/live`, id, queryClient, left.signal);
    };
    // Without the code pages ask as often as before.
    const beginning = setTimeout(() => void begin().catch(() => undefined), BEGINS_AFTER_MS);
    return () => {
      clearTimeout(beginning);
      left.abort();
    };
  }, [kind, id, queryClient]);
}
