import { useQueryClient } from '@tanstack/react-query';
import { journalPageQuery } from '../../api/journal-page.js';
import { useConfirmedMutation } from '../../session/confirmation.js';

interface ToWrite {
  readonly write: () => Promise<unknown>;
  readonly onError?: (error: unknown) => void;
  readonly onDone: () => void;
}

/** A change of a page, which it then shows; what a deputy head writes late is confirmed first. */
export function useConfirmedWriting(pageId: string, { write, onError, onDone }: ToWrite) {
  const queryClient = useQueryClient();
  return useConfirmedMutation({
    mutationFn: write,
    onSuccess: onDone,
    ...(onError === undefined ? {} : { onError }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: journalPageQuery(pageId).queryKey }),
  });
}
