import { useMemo } from 'react';
import { isWaiting, type Written } from '../grid/entries.js';
import { useEntries } from '../grid/use-entries.js';
import type { Task } from './words.js';

/** The topic that a lesson is to have, where one is on its way: the last one. */
export function useWaitingTopic(pageId: string, lessonId: string): string | undefined {
  const waiting = useWaitingIn(pageId, lessonId);
  const { words } = waiting.findLast((one) => one.words?.kind === 'topic') ?? {};
  return words?.kind === 'topic' ? words.topic : undefined;
}

/** Homework of a lesson that is on its way. */
export function useWaitingHomework(
  pageId: string,
  lessonId: string,
): readonly { readonly key: string; readonly task: Task }[] {
  return useWaitingIn(pageId, lessonId).flatMap(({ key, words }) =>
    words?.kind === 'homework' ? [{ key, task: words.task }] : [],
  );
}

function useWaitingIn(pageId: string, lessonId: string): readonly Written[] {
  const { written } = useEntries({ pageId });
  return useMemo(
    () => written.filter((one) => one.lessonId === lessonId && isWaiting(one)),
    [written, lessonId],
  );
}
