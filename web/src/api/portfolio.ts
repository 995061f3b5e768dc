import { queryOptions } from '@tanstack/react-query';
import type {
  ClassPortfolios,
  ListedAchievement,
  ListedThanks,
  PortfolioAnswer,
} from '../../../projections/portfolio/answer.js';
import type { RemarksAnswer } from '../../../projections/remarks/answer.js';
import {
  ACHIEVEMENT_KINDS,
  ACHIEVEMENT_LEVELS,
  THANKED,
  type AchievementKind,
  type AchievementLevel,
  type Thanked,
} from '../../../src/portfolio/achievement.values.js';
import { kept } from './freshness.js';
import type { SentFile } from './messages.js';
import { request } from './request.js';

export { ACHIEVEMENT_KINDS, ACHIEVEMENT_LEVELS, THANKED };
export type { ClassPortfolios, ListedAchievement, ListedThanks, Thanked };
export type Portfolio = PortfolioAnswer;
export type Remarks = Omit<RemarksAnswer, 'asOf'>;

export interface NewAchievement {
  readonly kind: AchievementKind;
  readonly level: AchievementLevel;
  /** A civil date. */
  readonly date: string;
  readonly title: string;
  readonly award?: string;
  readonly proofs: readonly SentFile[];
}

const ofPupil = (pupilId: string) => `/api/pupils/${encodeURIComponent(pupilId)}`;
const portfolioOf = (pupilId: string) => `${ofPupil(pupilId)}/portfolio`;
const achievementOf = (pupilId: string, achievementId: string) =>
  `${portfolioOf(pupilId)}/achievements/${encodeURIComponent(achievementId)}`;

export const portfolioQuery = (pupilId: string) =>
  queryOptions({
    queryKey: ['portfolio', pupilId],
    queryFn: async ({ signal }) => (await request(portfolioOf(pupilId), { signal })) as Portfolio,
    ...kept,
  });

/** In an academic year, or in all of them. */
export const remarksQuery = (pupilId: string, year: string | undefined) =>
  queryOptions({
    queryKey: ['remarks', pupilId, year],
    queryFn: async ({ signal }) => {
      const asked = year === undefined ? '' : `?${new URLSearchParams({ year })}`;
      return (await request(`${ofPupil(pupilId)}/remarks${asked}`, { signal })) as Remarks;
    },
    ...kept,
  });

export const classPortfoliosQuery = (classId: string) =>
  queryOptions({
    queryKey: ['class-portfolios', classId],
    queryFn: async ({ signal }) =>
      (await request(`/api/classes/${encodeURIComponent(classId)}/portfolios`, {
        signal,
      })) as ClassPortfolios,
    ...kept,
  });

/** Sends a file that shows what a pupil achieved. @returns as what it goes with an achievement. */
export async function sendProof(pupilId: string, file: File): Promise<SentFile> {
  const answer = await request(`${portfolioOf(pupilId)}/files`, { method: 'POST', file });
  return { fileId: (answer as SentFile).fileId, name: file.name };
}

export const proofAddress = (pupilId: string, achievementId: string, fileId: string) =>
  `${achievementOf(pupilId, achievementId)}/files/${encodeURIComponent(fileId)}`;

/** @param as a teacher records what stands at once; the family proposes it. */
export const bringIn = (
  pupilId: string,
  as: 'achievements' | 'proposals',
  achievement: NewAchievement,
  key: string,
) => request(`${portfolioOf(pupilId)}/${as}`, { method: 'POST', body: achievement, key });

export const correctAchievement = (
  pupilId: string,
  achievementId: string,
  { award, ...achievement }: NewAchievement,
  reason: string,
) =>
  request(achievementOf(pupilId, achievementId), {
    method: 'PATCH',
    body: { ...achievement, award: award ?? null, reason },
  });

export const confirmAchievement = (pupilId: string, achievementId: string) =>
  request(`${achievementOf(pupilId, achievementId)}/confirmation`, { method: 'POST', body: {} });

/** Takes back what one proposed. */
export const withdrawProposal = (pupilId: string, achievementId: string) =>
  request(`${portfolioOf(pupilId)}/proposals/${encodeURIComponent(achievementId)}/withdrawal`, {
    method: 'POST',
    body: {},
  });

export const endAchievement = (
  pupilId: string,
  achievementId: string,
  how: 'refusal' | 'annulment',
  reason: string,
) => request(`${achievementOf(pupilId, achievementId)}/${how}`, { method: 'POST', body: { reason } });

export const giveThanks = (pupilId: string, thanked: Thanked, text: string, key: string) =>
  request(`${portfolioOf(pupilId)}/thanks`, { method: 'POST', body: { thanked, text }, key });

export const withdrawThanks = (pupilId: string, thanksId: string, reason: string) =>
  request(`${portfolioOf(pupilId)}/thanks/${encodeURIComponent(thanksId)}/withdrawal`, {
    method: 'POST',
    body: { reason },
  });
