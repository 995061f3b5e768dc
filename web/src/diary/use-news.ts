import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import { diaryNewsQuery, noteVisit, type DiaryNews } from '../api/diary-news.js';
import { Looking } from './looking.js';
import { newIn, NOTHING_NEW, type New } from './news.js';

/** What is marked as new in the diary that is shown. */
export const Marked = createContext<New>(NOTHING_NEW);

export const useMarked = (): New => useContext(Marked);

/** What shows that somebody is there. */
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart', 'focus'] as const;

/**
 * What is new in a diary since the last visit. That it was seen is told to the journal, once it was before somebody's
 * eyes together with the diary.
 */
export function useNews(
  pupilId: string,
  isShown: boolean,
): { readonly news: DiaryNews | undefined; readonly marked: New } {
  const { data: news } = useQuery(diaryNewsQuery(pupilId));
  const looking = useLooking(pupilId);
  const position = isShown ? news?.position : undefined;
  useEffect(() => {
    if (position !== undefined) looking?.show(position);
  }, [looking, position]);
  return { news, marked: useMemo(() => (news ? newIn(news.news) : NOTHING_NEW), [news]) };
}

function useLooking(pupilId: string): Looking | undefined {
  const [looking, setLooking] = useState<Looking>();
  useEffect(() => {
    const begun = new Looking({
      isSeen: () => !document.hidden && document.hasFocus(),
      tell: (position) => noteVisit(pupilId, position),
      now: () => Date.now(),
    });
    const left = new AbortController();
    const note = () => begun.note();
    const options = { passive: true, signal: left.signal };
    for (const sign of SIGNS) addEventListener(sign, note, options);
    document.addEventListener('visibilitychange', note, options);
    setLooking(begun);
    return () => {
      left.abort();
      begun.end();
    };
  }, [pupilId]);
  return looking;
}
