import { queryOptions } from '@tanstack/react-query';
import type { Work } from './diary.js';
import { kept } from './freshness.js';
import { request } from './request.js';

/** What is new in a diary since the reader's last visit, on whatever device that was. */
export interface DiaryNews {
  /** When that visit ended; none on the first one. */
  readonly since?: string;
  /** Up to where it tells of everything. */
  readonly position: string;
  /** Newest first. */
  readonly news: readonly GradeNews[];
}

/** What happened to a grade. */
export interface GradeNews {
  readonly gradeId: string;
  /** The day of the lesson. */
  readonly date: string;
  readonly subject: string;
  readonly work: Work;
  readonly kind: 'given' | 'corrected' | 'annulled';
  readonly from?: string;
  readonly to?: string;
  readonly reason?: string;
  /** Which of the grade's changes it is, from 0 on; none where it was given. */
  readonly change?: number;
  readonly at: string;
}

const ofDiary = (pupilId: string, what: string) => `/api/pupils/${encodeURIComponent(pupilId)}/diary/${what}`;

export const diaryNewsQuery = (pupilId: string) =>
  queryOptions({
    queryKey: ['diary-news', pupilId],
    queryFn: async ({ signal }) => (await request(ofDiary(pupilId, 'news'), { signal })) as DiaryNews,
    ...kept,
  });

/** The diary was looked at, with all that is new in it up to a position. */
export const noteVisit = (pupilId: string, seen: string) =>
  request(ofDiary(pupilId, 'visit'), { method: 'POST', body: { seen } });
