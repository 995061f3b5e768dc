import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { FAULTS } from '../../src/oneroster/faults.js';
import { KEPT } from '../../src/oneroster/kept.js';

type Texts = Readonly<Record<string, string>>;

const namesIn = (text = '') => (text.match(/\{\w+\}/g) ?? []).sort();
const namesInEach = (texts: Texts) =>
  Object.fromEntries(Object.entries(texts).map(([code, text]) => [code, namesIn(text)]));

describe('The Russian texts on rosters', () => {
  it.each([
    ['faults', FAULTS],
    ['kept', KEPT],
  ] as const)(
    'say of all %s what the English sentences say, and nothing of others',
    async (kind, sentences) => {
      const file = 'web/src/administration/texts/roster-faults.ru.json';
      const texts = (JSON.parse(await readFile(file, 'utf8')) as Record<typeof kind, Texts>)[kind];
      expect(namesInEach(texts)).toEqual(namesInEach(sentences));
      expect(Object.values(texts).filter((text) => !/[а-яё]/i.test(text))).toEqual([]);
    },
  );

  it('leave the names of the place to the place', () => {
    const names = Object.values(FAULTS).flatMap((sentence) => namesIn(sentence));
    expect(names.filter((name) => ['{file}', '{line}', '{column}', '{of}'].includes(name))).toEqual([]);
  });
});
