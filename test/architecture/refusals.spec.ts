import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { problemCodes } from '../support/problem-codes.js';

const LANGUAGES = ['en', 'ru'] as const;

const textsIn = async (file: string): Promise<Record<string, string>> =>
  JSON.parse(await readFile(`web/src/refusals/${file}.json`, 'utf8')) as Record<string, string>;

describe('The texts on refusals', () => {
  const codes = [...problemCodes()].sort();

  it('are read from sources that name every way of naming a code', () => {
    // A literal, a parameter, a list of faults, a table, a template, and a refusal before the journal.
    expect(codes).toEqual(
      expect.arrayContaining([
        ...['page-closed', 'bad-scale', 'grade-id-taken', 'portal-away', 'homework-not-found', 'malformed'],
      ]),
    );
  });

  it.each(LANGUAGES)('say in %s what every code means, and nothing of others', async (language) => {
    const texts = await textsIn(language);
    expect(Object.keys(texts).sort()).toEqual(codes);
    expect(Object.entries(texts).filter(([, text]) => text.trim().length < 10)).toEqual([]);
  });

  it('hold the same numbers and dates in both languages', async () => {
    const [english, russian] = await Promise.all(LANGUAGES.map(textsIn));
    const placesIn = (text = '') => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const code of codes)
      expect([code, placesIn(russian?.[code])]).toEqual([code, placesIn(english?.[code])]);
  });

  it('name the same fields in both languages', async () => {
    const [english, russian] = await Promise.all(LANGUAGES.map((language) => textsIn(`fields.${language}`)));
    expect(Object.keys(russian?.['names'] ?? {})).toEqual(Object.keys(english?.['names'] ?? {}));
  });
});
