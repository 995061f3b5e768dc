import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { journalPageQuery, type JournalPage } from '../../api/journal-page.js';
import { isReached } from '../../api/reached.js';
import { useMe } from '../../session/use-me.js';
import { isEntry, isWaiting, isWritten, type Entry, type Written } from './entries.js';
import { entriesOf } from './entries-of.js';
import type { PendingEntries } from './pending-entries.js';

interface OnTheirWay {
  readonly pending: PendingEntries;
  readonly entries: readonly Entry[];
  readonly written: readonly Written[];
}

/** What was entered and written on a page and is not shown by it yet. */
export function useEntries({ pageId }: Pick<JournalPage, 'pageId'>): OnTheirWay {
  const pending = entriesOf(useMe().accountId);
  const all = useSyncExternalStore(pending.subscribe, pending.all);
  return useMemo(() => {
    const here = all.filter((item) => item.pageId === pageId);
    return { pending, entries: here.filter(isEntry), written: here.filter(isWritten) };
  }, [pending, all, pageId]);
}

/** Has a page asked for when it can show what was entered on it, and lets go of that then. */
export function useEntriesShown({ pageId, position }: JournalPage): void {
  const queryClient = useQueryClient();
  const pending = entriesOf(useMe().accountId);
  const all = useSyncExternalStore(pending.subscribe, pending.all);
  const entries = useMemo(() => all.filter((item) => item.pageId === pageId), [all, pageId]);
  useEffect(() => {
    pending.shown(pageId, (reached) => isReached(reached, position));
  }, [pending, entries, pageId, position]);
  // Once all are saved the page is asked for, not after each.
  const isSaved = entries.some(({ saved }) => saved) && !entries.some(isWaiting);
  useEffect(() => {
    if (isSaved) void queryClient.invalidateQueries({ queryKey: journalPageQuery(pageId).queryKey });
  }, [isSaved, queryClient, pageId]);
  const isUnsaved = all.some(isWaiting);
  useEffect(() => {
    if (!isUnsaved) return;
    // Nothing is lost by leaving; but whoever waits sees it saved.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isUnsaved]);
}
