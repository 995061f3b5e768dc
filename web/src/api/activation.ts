import { queryOptions } from '@tanstack/react-query';
import type { Language } from '../i18n/i18n.js';
import { request } from './request.js';

/** The text on the processing of personal data. */
export interface ConsentText {
  readonly version: string;
  readonly paragraphs: readonly string[];
}

export const consentQuery = (language: Language) =>
  queryOptions({
    queryKey: ['consent', language],
    queryFn: async ({ signal }) =>
      (await request(`/api/consent?language=${language}`, { signal })) as ConsentText,
  });

export interface Activation {
  readonly signInName: string;
  /** As on the slip. */
  readonly code: string;
  readonly password: string;
  /** Version of the text that is consented to. */
  readonly consent: string;
}

/** @throws ProblemError `activation-refused`, `too-many-attempts`, or `invalid-input` with the fields at fault */
export const activateAccount = (body: Activation) => request('/api/activation', { method: 'POST', body });
