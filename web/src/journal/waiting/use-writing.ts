import { useQueryClient } from '@tanstack/react-query';
import { journalPageQuery } from '../../api/journal-page.js';
import { useConfirmedMutation } from '../../session/confirmation.js';
import { useMe } from '../../session/use-me.js';
import { entriesOf } from '../grid/entries-of.js';
import type { Words } from './words.js';

interface Writing {
  readonly lessonId: string;
  readonly words: Words;
}

/** Has words about lessons of a page written, at once or as soon as there is a connection, and the page shown with them. */
export function useWriting(pageId: string, onDone?: () => void) {
  const queryClient = useQueryClient();
  const pending = entriesOf(useMe().accountId);
  const askAnew = () => queryClient.invalidateQueries({ queryKey: journalPageQuery(pageId).queryKey });
  return useConfirmedMutation({
    mutationFn: (writing: Writing) => pending.write({ pageId, ...writing }),
    onSuccess: async (outcome) => {
      if (outcome === 'saved') await askAnew();
      onDone?.();
    },
    // What came before it is shown beside it.
    onError: askAnew,
  });
}
