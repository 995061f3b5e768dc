import { describe, expect, it } from '@jest/globals';
import { emailOf } from './email.js';
import { digestOfTwoChildren, letterOf, toldOfEveryKind } from './samples.js';

const english = toldOfEveryKind('en');
const russian = toldOfEveryKind('ru');

const text = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

describe('what parents read', () => {
  it('on a new grade, in English', () => {
    const mail = emailOf(letterOf('en', english['grade-given'][0]), 'en');
    expect(mail.subject).toBe('A new grade in the diary');
    expect(mail.text).toBe(
      text(
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
        'Open the diary:',
        'https://journal.example/diary/ivan/2026-W48',
        '',
        '-- ',
        'School journal, School No. 7',
        'Choose which messages you get, and how:',
        'https://journal.example/notices',
      ),
    );
  });

  it('on a corrected grade, in Russian', () => {
    const letter = letterOf('ru', russian['grade-corrected'][0]);
    const mail = emailOf({ ...letter, unsubscribe: 'https://journal.example/unsubscribe/1' }, 'ru');
    expect(mail.subject).toBe('Оценка в дневнике исправлена');
    expect(mail.text).toBe(
      text(
        'Здравствуйте, Анна Петрова!',
        '',
        'Иван Петров: оценка исправлена.',
        '',
        'Предмет: Математика',
        'Урок: вторник, 24 ноября 2026 г.',
        'Работа: Контрольная',
        'Оценка: 14 → 15',
        'Причина: Пересчёт баллов',
        '',
        'Открыть дневник:',
        'https://journal.example/diary/ivan/2026-W48',
        '',
        '-- ',
        'Школьный журнал, Школа № 7',
        'Выбрать, о чём и как вам сообщать:',
        'https://journal.example/notices',
        'Больше не присылать таких писем:',
        'https://journal.example/unsubscribe/1',
      ),
    );
  });

  it('on an absence, in Russian, with what to do about it', () => {
    const mail = emailOf(letterOf('ru', russian.absence[0]), 'ru');
    expect(mail.subject).toBe('В дневнике отмечен пропуск');
    expect(mail.text).toContain(
      text(
        'Иван Петров: пропуск урока.',
        '',
        'День: вторник, 24 ноября 2026 г.',
        'Предмет: Математика',
        'Номер урока: 3',
        '',
        'Если вы об этом не знали, пожалуйста, сразу свяжитесь со школой.',
      ),
    );
  });

  it('on a code, in English, of which nothing shows in the subject line', () => {
    const mail = emailOf(letterOf('en', english['contact-code'][0]), 'en');
    expect(mail.subject).toBe('Confirm your contact details');
    expect(mail.text).toContain(
      text(
        'To confirm that this e-mail address is yours, enter the code in the school journal.',
        '',
        'Code: 408216',
        'Valid until: Tuesday 24 November 2026, 18:30',
        '',
        'If you did not ask for it, there is nothing you need to do. Never share a code with anyone: the school will not ask for it.',
      ),
    );
  });

  it.each([
    ['ru', 'Оценка: не аттестован(а) → 15', russian['term-grade'][2]],
    ['en', 'Grade: exempt', english['final-grade'][0]],
    ['ru', 'Оценка: освобождён(а)', russian['final-grade'][0]],
    ['en', 'Grade: 14 → annulled', english['grade-corrected'][1]],
    ['ru', 'Похвала: Помог с дробями.', russian.remark[0]],
    ['en', 'Late by: 10 minutes', english.late[0]],
    ['ru', 'Примерное время: 21 минута\nПриложено: 2 файла', russian.homework[0]],
    ['en', 'Your roles: parent or guardian, teacher', english['account-issued'][0]],
  ] as const)('in words, also where the journal keeps a code (%s): %s', (language, line, told) => {
    expect(emailOf(letterOf(language, told), language).text).toContain(`\n${line}\n`);
  });

  it('without the agenda of a meeting that is called off', () => {
    const [meeting, , calledOff] = english.meeting;
    expect(emailOf(letterOf('en', meeting), 'en').text).toContain(
      'Agenda: Grades of the autumn\n  The winter trip\n',
    );
    expect(emailOf(letterOf('en', calledOff), 'en').text).not.toContain('Agenda');
  });

  it('on a day of two children, in English', () => {
    const mail = emailOf(digestOfTwoChildren('en'), 'en');
    expect(mail.subject).toBe('School journal, daily digest: 7 entries');
    expect(mail.text).toBe(
      text(
        'Dear Anna Petrova,',
        '',
        'New in the school journal: 7 entries.',
        '',
        'Ivan Petrov: 5 entries',
        '======================',
        '',
        '2 new grades',
        '------------',
        '',
        '* Subject: Mathematics',
        '  Lesson of: Tuesday 24 November 2026',
        '  Work: Test',
        '  Grade: 15',
        '  Comment: Well done',
        '',
        '* Subject: Mathematics',
        '  Lesson of: Tuesday 24 November 2026',
        '  Work: Test',
        '  Grade: exempt',
        '',
        '1 corrected grade',
        '-----------------',
        '',
        '* Subject: Mathematics',
        '  Lesson of: Tuesday 24 November 2026',
        '  Work: Test',
        '  Grade: 14 → 15',
        '  Reason: Recounted',
        '',
        '2 pieces of homework',
        '--------------------',
        '',
        '* Due on: Wednesday 25 November 2026',
        '  Subject: Mathematics',
        '  Homework: Exercises 12 to 14',
        '',
        '* Due on: Thursday 26 November 2026',
        '  Subject: Mathematics',
        '  Homework: Exercises 12 to 14',
        '  Should take about: 21 minutes',
        '  Attached: 2 files',
        '',
        'Open the diary:',
        'https://journal.example/diary/ivan/2026-W48',
        '',
        'Olga Petrova: 1 entry',
        '=====================',
        '',
        '1 new grade',
        '-----------',
        '',
        '* Subject: Mathematics',
        '  Lesson of: Tuesday 24 November 2026',
        '  Work: Test',
        '  Grade: 15',
        '  Comment: Well done',
        '',
        'Open the diary:',
        'https://journal.example/diary/olga/2026-W48',
        '',
        'From the school: 1 entry',
        '========================',
        '',
        '1 meeting',
        '---------',
        '',
        '* Class: 7B',
        '  Meeting: The winter term',
        '  When: Tuesday 24 November 2026, 18:30',
        '  Where: Room 12',
        '  Agenda: Grades of the autumn',
        '    The winter trip',
        '',
        'More about the meeting:',
        'https://journal.example/meetings/1',
        '',
        '-- ',
        'School journal, School No. 7',
        'Choose which messages you get, and how:',
        'https://journal.example/notices',
        'Stop e-mails like this:',
        'https://journal.example/unsubscribe/1',
      ),
    );
  });

  it('on a day of two children, in Russian, under headings of pupils and of what it is about', () => {
    const { subject, html } = emailOf(digestOfTwoChildren('ru'), 'ru');
    expect(subject).toBe('Школьный журнал за день: 7 записей');
    expect(
      [...html.matchAll(/<h([1-3])[^>]*>([^<]*)</g)].map(([, level, heading]) => [level, heading]),
    ).toEqual([
      ['1', 'Школьный журнал за день: 7 записей'],
      ['2', 'Иван Петров: 5 записей'],
      ['3', '2 новые оценки'],
      ['3', '1 исправленная оценка'],
      ['3', '2 домашних задания'],
      ['2', 'Ольга Петрова: 1 запись'],
      ['3', '1 новая оценка'],
      ['2', 'Сообщения школы: 1 запись'],
      ['3', '1 собрание'],
    ]);
  });

  it('as a page without colours and pictures, with what a grade was and is', () => {
    const { html } = emailOf(letterOf('en', english['grade-corrected'][0]), 'en');
    expect(html.replaceAll(/ style="[^"]*"/g, '')).toBe(
      text(
        '<!doctype html>',
        '<html lang="en">',
        '<head>',
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        '<title>A grade in the diary was corrected</title>',
        '</head>',
        '<body>',
        '<div lang="en" dir="ltr">',
        '<h1>A grade in the diary was corrected</h1>',
        '<p>Dear Anna Petrova,</p>',
        '<p>Ivan Petrov’s grade was corrected.</p>',
        [
          '<dl><div><dt>Subject:</dt> <dd dir="auto">Mathematics</dd></div>',
          '<div><dt>Lesson of:</dt> <dd dir="auto">Tuesday 24 November 2026</dd></div>',
          '<div><dt>Work:</dt> <dd dir="auto">Test</dd></div>',
          '<div><dt>Grade:</dt> <dd dir="auto"><del>14</del> → <ins>15</ins></dd></div>',
          '<div><dt>Reason:</dt> <dd dir="auto">Recounted</dd></div></dl>',
        ].join(''),
        '<p><a href="https://journal.example/diary/ivan/2026-W48">Open the diary</a></p>',
        '<div>',
        '<p>School journal, School No. 7</p>',
        '<p><a href="https://journal.example/notices">Choose which messages you get, and how</a></p>',
        '</div>',
        '</div>',
        '</body>',
        '</html>',
      ),
    );
    expect(html).not.toMatch(/color:|background|url\(|<img|<table|<script|src=/);
  });
});

describe('what is read of an alert', () => {
  it('by a deputy head: whose corrections look unusual, why, and what to do about it', () => {
    const mail = emailOf(letterOf('en', english['corrections-alert'][0]), 'en');
    expect(mail.subject).toBe('Unusual corrections in the school journal');
    for (const line of [
      'By: Maria Orlova',
      'Why: better grades in the pages of others; corrections outside teaching hours',
      'When: Tuesday 24 November 2026, 18:30',
      'https://journal.example/audit/alerts/1',
    ]) {
      expect(mail.text).toContain(`${line}\n`);
    }
    expect(mail.text).toContain('have its password changed at once.');
  });

  it('by a teacher, in Russian: on which pages, and by whom', () => {
    const mail = emailOf(letterOf('ru', russian['page-alert'][0]), 'ru');
    expect(mail.subject).toBe('Необычные исправления на ваших страницах журнала');
    expect(mail.text).toContain('Страницы журнала: 7Б, Математика\nКто исправил: Мария Орлова\n');
    expect(mail.text).toContain('Проверьте, верны ли эти оценки');
  });
});
