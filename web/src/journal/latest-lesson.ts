import { useLayoutEffect, useRef } from 'react';
import type { PageLesson } from '../api/journal-page.js';

/** The place of the last lesson whose day has come, which is where most is written; the first one before the term. */
export function latestLesson(lessons: readonly PageLesson[], today: string): number {
  return Math.max(
    0,
    lessons.findLastIndex(({ date, cancelled }) => date <= today && !cancelled),
  );
}

/** What is scrolled to a lesson's column when it is opened, sideways only: whoever opens a page begins at its top. */
export function useOpenedAt(column: number) {
  const scroll = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const pupils = scroll.current?.querySelector<HTMLElement>('thead th');
    const head = scroll.current?.querySelectorAll<HTMLElement>('thead th')[column + 1];
    if (!scroll.current || !pupils || !head) return;
    // In the middle of what the names, which stay, leave free.
    const free = scroll.current.clientWidth - pupils.offsetWidth;
    scroll.current.scrollLeft = head.offsetLeft - pupils.offsetWidth - (free - head.offsetWidth) / 2;
  }, []);
  return scroll;
}
