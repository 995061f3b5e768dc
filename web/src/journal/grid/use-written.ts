import { useQueryClient } from '@tanstack/react-query';
import { journalPageQuery } from '../../api/journal-page.js';
import { useConfirmedMutation } from '../../session/confirmation.js';

/** A change of a page, which it then shows; what a deputy head writes late is confirmed first. */
export function useWritten(
  pageId: string,
  write: () => Promise<unknown>,
  onDone?: () => void,
  onError: (error: unknown) => void = () => undefined,
) {
  const queryClient = useQueryClient();
  return useConfirmedMutation({
    mutationFn: write,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: journalPageQuery(pageId).queryKey });
      onDone?.();
    },
    onError,
  });
}
