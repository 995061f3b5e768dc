import { createContext, useContext } from 'react';
import type { Diary } from '../api/diary.js';

/** The diary that is shown: what is signed in it is signed as it was seen there. */
export const ShownDiary = createContext<Diary | undefined>(undefined);

export const useShownDiary = (): Diary | undefined => useContext(ShownDiary);
