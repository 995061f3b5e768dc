import { createContext, useContext, useEffect, useMemo } from 'react';
import { visitAt, visitIn } from './visit.js';

const memory = 'school-journal.visit';

/** When the reader's visit before this one ended; none on the first visit. */
export const LastVisit = createContext<string | undefined>(undefined);

export const useLastVisit = (): string | undefined => useContext(LastVisit);

/**
 * Remembers that an account looked at a pupil's diary.
 *
 * @param lookedAt when, in milliseconds; 0 where nothing was shown yet
 * @returns when the visit before ended
 */
export function useVisit(accountId: string, pupilId: string, lookedAt: number): string | undefined {
  const key = `${memory}.${accountId}.${pupilId}`;
  const visit = useMemo(
    () =>
      lookedAt === 0
        ? undefined
        : visitAt(visitIn(localStorage.getItem(key)), new Date(lookedAt).toISOString()),
    [key, lookedAt],
  );
  useEffect(() => {
    if (visit) localStorage.setItem(key, JSON.stringify(visit));
  }, [key, visit]);
  return visit?.since;
}
