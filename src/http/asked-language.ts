import type { FastifyRequest } from 'fastify';
import { LANGUAGES, type Language } from '../notices/preferences/preferences.values.js';

/** The first language of those that `Accept-Language` names, as far as there are texts in it; English else. */
export const askedLanguage = ({ headers }: Pick<FastifyRequest, 'headers'>): Language => {
  const asked = (headers['accept-language'] ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = /^\s*q=([\d.]+)/.exec(parameters.find((one) => one.includes('q=')) ?? '')?.[1];
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return asked.flatMap(({ language }) => LANGUAGES.find((known) => known === language) ?? [])[0] ?? 'en';
};
