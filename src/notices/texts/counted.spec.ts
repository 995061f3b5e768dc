import { describe, expect, it } from '@jest/globals';
import { WORDS } from './languages.js';

const COUNTS = [1, 2, 5, 11, 21, 22, 25] as const;

describe('a number with its noun', () => {
  it('takes the two forms of English', () => {
    const { files, topics } = WORDS.en;
    expect(COUNTS.map(files)).toEqual([
      ...['1 file', '2 files', '5 files', '11 files', '21 files', '22 files', '25 files'],
    ]);
    expect([1, 2].map(topics.homework.counted)).toEqual(['1 piece of homework', '2 pieces of homework']);
  });

  it('takes the three forms of Russian', () => {
    const { minutes, files, topics } = WORDS.ru;
    expect(COUNTS.map(minutes)).toEqual([
      ...['1 минута', '2 минуты', '5 минут', '11 минут', '21 минута', '22 минуты', '25 минут'],
    ]);
    expect([1, 2, 5, 21].map(files)).toEqual(['1 файл', '2 файла', '5 файлов', '21 файл']);
    expect([1, 2, 5, 21].map(topics.absence.counted)).toEqual([
      ...['1 пропуск', '2 пропуска', '5 пропусков', '21 пропуск'],
    ]);
  });

  it('is in the subject line of a digest', () => {
    const [english, russian] = [WORDS.en.digest.subject, WORDS.ru.digest.subject];
    expect([1, 2, 5, 21].map((things) => english(things, 'weekly'))).toEqual([
      'School journal, weekly digest: 1 entry',
      'School journal, weekly digest: 2 entries',
      'School journal, weekly digest: 5 entries',
      'School journal, weekly digest: 21 entries',
    ]);
    expect([1, 2, 5, 21].map((things) => russian(things, 'weekly'))).toEqual([
      'Школьный журнал за неделю: 1 запись',
      'Школьный журнал за неделю: 2 записи',
      'Школьный журнал за неделю: 5 записей',
      'Школьный журнал за неделю: 21 запись',
    ]);
    expect(english(2, undefined)).toBe('School journal: 2 entries');
    expect(russian(2, undefined)).toBe('Школьный журнал: 2 записи');
  });
});
