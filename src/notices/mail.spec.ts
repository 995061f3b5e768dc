import { describe, expect, it } from '@jest/globals';
import { writtenAs, type Language, type Letter } from './mail.js';

const given: Letter = {
  recipient: 'Anna Petrova',
  pupil: 'Ivan Petrov',
  subject: 'Mathematics',
  date: '2026-11-24',
  work: 'Test',
  grade: '15',
  link: 'https://journal.example/diary/ivan/2026-W48',
};
const corrected: Letter = { ...given, from: '14', reason: 'Recounted' };

describe('the mail on a grade', () => {
  it('says in English who was given what, and on which day', () => {
    const { subject, text } = writtenAs('grade-given', { ...given, comment: 'Well done' }, 'en');
    expect(subject).toBe('A new grade in the diary');
    // With or without a comma after the weekday, as the runtime's locale data have it.
    expect(text.replace('Tuesday,', 'Tuesday')).toBe(
      [
        'Dear Anna Petrova,',
        '',
        'Ivan Petrov has a new grade.',
        '',
        'Subject: Mathematics',
        'Lesson of: Tuesday 24 November 2026',
        'Work: Test',
        'Grade: 15',
        'Comment: Well done',
        '',
        'The week in the diary:',
        'https://journal.example/diary/ivan/2026-W48',
        '',
        '-- ',
        'Your school’s journal',
        '',
      ].join('\n'),
    );
  });

  it('says in Russian what was corrected, and why', () => {
    const { subject, text } = writtenAs('grade-corrected', corrected, 'ru');
    expect(subject).toBe('Оценка в дневнике исправлена');
    expect(text).toContain('Исправлена оценка, ученик: Ivan Petrov.');
    expect(text).toContain('Урок: вторник, 24 ноября 2026');
    expect(text).toContain('Оценка: 14 → 15\nПричина: Recounted');
  });

  it.each<[Language]>([['en'], ['ru']])('names nobody in the subject line (%s)', (language) => {
    for (const kind of ['grade-given', 'grade-corrected'] as const) {
      const { subject } = writtenAs(kind, corrected, language);
      for (const part of ['Petrov', 'Ivan', 'Anna', 'Mathematics', '14', '15', 'Recounted']) {
        expect(subject).not.toContain(part);
      }
    }
  });
});
