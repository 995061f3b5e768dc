import { useMutation, useQueryClient } from '@tanstack/react-query';
import { journalPageQuery } from '../../api/journal-page.js';

/** A change of a page, which it then shows. */
export function useWritten(pageId: string, write: () => Promise<unknown>, onDone?: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: journalPageQuery(pageId).queryKey });
      onDone?.();
    },
  });
}
