import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { segmentsOf, smsTextOf } from '../channels/sms-text.js';
import { everythingTold, LANGUAGES, rewordings } from './letter.arbitraries.js';
import { smsOf } from './sms.js';
import { digestOfTwoChildren, letterOf, toldOfEveryKind } from './samples.js';
import { topicOf } from './topics.js';

const english = toldOfEveryKind('en');
const russian = toldOfEveryKind('ru');

describe.each(LANGUAGES)('a short message in %s', (language) => {
  it.each(everythingTold(language).map((told) => [topicOf(told), told] as const))(
    'tells of %s within one segment, in whole',
    (_, told) => {
      const text = smsOf(letterOf(language, told), language);
      expect(smsTextOf(text)).toEqual({ alphabet: language === 'en' ? 'gsm' : 'ucs2', parts: [text] });
      expect(text).not.toMatch(/\.\.\.|…|undefined|notAssessed/);
      if ('pupil' in told) {
        expect(text).toContain(told.givenName);
        expect(text).not.toContain(told.pupil);
      }
    },
  );

  it('says by name how much a digest holds of what', () => {
    expect(smsOf(digestOfTwoChildren(language), language)).toBe(
      {
        en: 'Ivan: 2 new grades, 1 corrected grade, 2 pieces of homework. Olga: 1 new grade. 1 meeting',
        ru: 'Иван: 2 новые оценки, 1 исправленная оценка, 2 домашних задания…',
      }[language],
    );
  });
});

describe('what parents read on their phones', () => {
  test.each([
    ['Ivan: 15, Mathematics, 24 Nov (Test). Well done', english['grade-given'][0]],
    ['Ivan: Mathematics, 24 Nov, grade corrected from 14 to 15. Recounted', english['grade-corrected'][0]],
    ['Ivan: absent, 24 Nov, lesson 3, Mathematics', english.absence[0]],
    ['Ivan: Mathematics, Term 2: 15', english['term-grade'][0]],
  ])('%s, with the link, as there is room', (text, told) => {
    expect(smsOf(letterOf('en', told), 'en')).toBe(`${text} https://journal.example/diary/ivan/2026-W48`);
  });

  test.each([
    ['Иван: 15, Математика, 24.11 (Контрольная). Молодец', russian['grade-given'][0]],
    ['Иван: Математика, 24.11, 14 исправлено на 15. Пересчёт баллов', russian['grade-corrected'][0]],
    ['Иван: пропуск, 24.11, урок 3, Математика', russian.absence[0]],
    ['Иван: опоздание, 10 минут, Математика, 24.11', russian.late[0]],
    ['Школьный журнал: код 408216 для пароля, до 18:30. Никому не сообщайте', russian['recovery-code'][0]],
    ['Школьный журнал: пароль изменён 24.11 18:30. Не ждали? Сообщите школе', russian['security-alert'][0]],
  ])('%s', (text, told) => {
    expect(smsOf(letterOf('ru', told), 'ru')).toBe(text);
  });

  it('is cut after a whole word, and says so', () => {
    const [told] = russian.homework;
    const long = {
      ...told,
      text: 'прочитать параграфы с двенадцатого по четырнадцатый, ответить на вопросы',
    };
    expect(smsOf(letterOf('ru', long), 'ru')).toBe(
      'Иван: задание на 26.11, Математика: прочитать параграфы с…',
    );
  });

  it('is cut in English with three dots, which the alphabet of phones has', () => {
    const [told] = english.remark;
    const text = smsOf(letterOf('en', { ...told, text: 'again and '.repeat(20) }), 'en');
    expect(text).toMatch(/^Ivan: praise, Mathematics, 24 Nov\. again and .* (again|and)\.\.\.$/);
    expect(segmentsOf(text)).toBe(1);
    expect(text.length).toBeGreaterThan(150);
  });

  it('has plain dashes and quotation marks where those alone would halve the room', () => {
    const [told] = english.homework;
    const text = smsOf(letterOf('en', { ...told, text: '“Fractions”, pages 12–14' }), 'en');
    expect(text).toContain('Ivan: homework for 26 Nov, Mathematics: "Fractions", pages 12-14 https://');
  });

  it('is never without the whole of a code, whatever its length', () => {
    const code = '4082-'.repeat(40);
    for (const language of LANGUAGES) {
      for (const kind of ['contact-code', 'recovery-code'] as const) {
        const [told] = toldOfEveryKind(language)[kind];
        expect(smsOf(letterOf(language, { ...told, code }), language)).toContain(code);
      }
    }
  });

  it('holds one segment and one line whatever people have written, codes apart', () => {
    fc.assert(
      fc.property(rewordings, ({ language, other }) => {
        const told = other.told.filter(({ kind }) => !kind.endsWith('-code'));
        const text = smsOf({ ...other, told }, language);
        // A single word that is longer than a segment is left whole.
        if (text.includes(' ')) expect(segmentsOf(text)).toBe(1);
        expect(text).not.toMatch(/[\n\r\u202e\u2066\0]/);
      }),
    );
  });
});
