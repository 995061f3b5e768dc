import { queryOptions } from '@tanstack/react-query';
import type { Language } from '../i18n/i18n.js';
import { request } from './request.js';

/** What was consented to. Instants are ISO 8601. */
export interface OwnConsent {
  /** Of the text; none where the consent was given on paper. */
  readonly version?: string;
  readonly givenAt?: string;
  readonly withdrawnAt?: string;
}

export const ownConsentsQuery = queryOptions({
  queryKey: ['my-consents'],
  queryFn: async ({ signal }) =>
    (await request('/api/me/consents', { signal })) as { readonly consents: readonly OwnConsent[] },
});

/** @returns what follows from it, in paragraphs */
export const withdrawConsent = async (language: Language) =>
  (await request(`/api/me/consents/withdrawal?language=${language}`, { method: 'POST', body: {} })) as {
    readonly paragraphs: readonly string[];
  };

/** @throws ProblemError `invalid-input` where the text has changed since it was read */
export const giveConsent = (version: string) =>
  request('/api/me/consents', { method: 'POST', body: { consent: version } });
