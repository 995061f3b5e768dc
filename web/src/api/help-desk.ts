import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { FrequentTexts } from '../../../src/help-desk/frequent-questions.events.js';
import type { Person } from './diary.js';
import { kept } from './freshness.js';
import type { Role } from './me.js';
import { request } from './request.js';

export type { FrequentTexts };

/** Who writes under a question: whoever asked, the support of the school, or whoever runs the system. */
export type Part = 'asker' | 'school' | 'operator';

export interface QuestionEntry {
  readonly questionId: string;
  readonly role: Role;
  readonly with: 'school' | 'operator';
  readonly standing: 'waiting' | 'askedBack' | 'answered' | 'closed';
  /** Instant, ISO 8601. */
  readonly lastAt: string;
  readonly asker?: Person;
  readonly excerpt: string;
}

export interface Question extends Omit<QuestionEntry, 'excerpt'> {
  readonly schoolId: string;
  readonly as: Part;
  readonly context: {
    readonly page: string;
    readonly role: Role;
    readonly language: 'en' | 'ru';
    readonly version: string;
  };
  readonly texts: readonly {
    readonly number: number;
    readonly as: Part;
    readonly author?: Person;
    readonly at: string;
    readonly text: string;
  }[];
  readonly may: Readonly<Record<'goOn' | 'answer' | 'passOn' | 'close', boolean>>;
  readonly reopenableUntil?: string;
}

interface QuestionsAnswer {
  readonly waiting: number;
  readonly questions: readonly QuestionEntry[];
  readonly next?: string;
  /** For whom the reader answers questions; only with the own ones. */
  readonly answers?: { readonly schoolIds: readonly string[]; readonly operator: boolean };
}

/** Whose questions: the reader's own, those of a school, or those that whoever runs the system answers. */
export type Desk = 'own' | 'operator' | { readonly schoolId: string };

const addressOfDesk = (desk: Desk): string => {
  if (desk === 'own') return '/api/me/questions';
  return desk === 'operator'
    ? '/api/questions'
    : `/api/schools/${encodeURIComponent(desk.schoolId)}/questions`;
};

const addressOf = (questionId: string) => `/api/questions/${encodeURIComponent(questionId)}`;

export const QUESTIONS = ['questions'];

/** Those that wait for the reader come first. */
export const questionsQuery = (desk: Desk) =>
  infiniteQueryOptions({
    queryKey: [...QUESTIONS, desk],
    queryFn: async ({ signal, pageParam }) => {
      const asked = new URLSearchParams({
        limit: '30',
        ...(pageParam === undefined ? {} : { cursor: pageParam }),
      });
      return (await request(`${addressOfDesk(desk)}?${asked}`, { signal })) as QuestionsAnswer;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    ...kept,
  });

export const questionQuery = (questionId: string) =>
  queryOptions({
    queryKey: ['question', questionId],
    queryFn: async ({ signal }) => (await request(addressOf(questionId), { signal })) as Question,
    ...kept,
  });

/** @returns the id of the question. */
export async function askQuestion(
  question: Question['context'] & { readonly text: string },
  key: string,
): Promise<string> {
  const answer = await request('/api/me/questions', { method: 'POST', body: question, key });
  return (answer as { readonly questionId: string }).questionId;
}

export const goOnAsking = (questionId: string, text: string, key: string) =>
  request(`${addressOf(questionId)}/texts`, { method: 'POST', body: { text }, key });

export const answerQuestion = (questionId: string, text: string, asksBack: boolean, key: string) =>
  request(`${addressOf(questionId)}/answers`, { method: 'POST', body: { text, asksBack }, key });

export const passQuestionOn = (questionId: string) =>
  request(`${addressOf(questionId)}/passing-on`, { method: 'POST', body: {} });

export const closeQuestion = (questionId: string) =>
  request(`${addressOf(questionId)}/closing`, { method: 'POST', body: {} });

export interface FrequentQuestion {
  readonly frequentId: string;
  readonly shownIn: string;
  readonly texts: FrequentTexts;
  readonly publishedAt: string;
  readonly changedAt?: string;
  readonly withdrawnAt?: string;
}

/** What the support of the reader's schools answers in the help, and whoever runs the system for all. */
export const frequentQuery = queryOptions({
  queryKey: ['frequent-questions', 'shown'],
  queryFn: async ({ signal }) => {
    const answer = await request('/api/me/frequent-questions', { signal });
    return (answer as { readonly questions: readonly FrequentQuestion[] }).questions;
  },
  staleTime: 60_000,
});

/** Who keeps frequent questions: a school, or whoever runs the system for all. */
export type Keeper = Exclude<Desk, 'own'>;

const addressOfKept = (keeper: Keeper): string =>
  keeper === 'operator'
    ? '/api/frequent-questions'
    : `/api/schools/${encodeURIComponent(keeper.schoolId)}/frequent-questions`;

/** With what was withdrawn. */
export const keptFrequentQuery = (keeper: Keeper) =>
  queryOptions({
    queryKey: ['frequent-questions', keeper],
    queryFn: async ({ signal }) => {
      const answer = await request(addressOfKept(keeper), { signal });
      return (answer as { readonly questions: readonly FrequentQuestion[] }).questions;
    },
    ...kept,
  });

/** Publishes one, where none is named, or else puts it otherwise. */
export const keepFrequent = (
  keeper: Keeper,
  frequentId: string | undefined,
  texts: FrequentTexts,
  key: string,
) => {
  const address = addressOfKept(keeper);
  return frequentId === undefined
    ? request(address, { method: 'POST', body: { texts }, key })
    : request(`${address}/${encodeURIComponent(frequentId)}`, { method: 'PUT', body: { texts }, key });
};

export const withdrawFrequent = (keeper: Keeper, frequentId: string) =>
  request(`${addressOfKept(keeper)}/${encodeURIComponent(frequentId)}/withdrawal`, {
    method: 'POST',
    body: {},
  });
