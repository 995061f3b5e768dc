import { describe, expect, test } from '@jest/globals';
import type { Diary, DiaryDay, DiaryLesson } from '../../projections/diary-week/answer.js';
import { textOfPages } from '../../test/support/read-pdf.js';
import type { Language } from '../notices/preferences/preferences.values.js';
import { pdfOf } from '../pdf/pdf.js';
import { datesBetween } from '../school/civil-date.values.js';
import { bookletOf } from './booklet.js';

const AT = '2026-11-28T21:05:00Z';
const [MONDAY, SUNDAY] = ['2026-11-23', '2026-11-29'];
const work = { title: 'Oral answer', abbreviation: 'O', weight: 1 };
const lesson = (told: Partial<DiaryLesson> = {}): DiaryLesson => ({
  ...{ lessonId: 'l1', pageId: 'p1', number: 1, subject: { id: 'math', title: 'Математика' } },
  ...{
    planned: false,
    cancelled: false,
    homeworkDue: [],
    homeworkSet: [],
    grades: [],
    debts: [],
    remarks: [],
  },
  ...told,
});
const days = (on: Readonly<Record<string, readonly DiaryLesson[]>>, to = SUNDAY): DiaryDay[] =>
  datesBetween(MONDAY, to).map((date) => ({ date, lessons: on[date] ?? [] }));
const diary = (name: string, ofDays: readonly DiaryDay[], more: Partial<Diary> = {}): Diary => ({
  ...{ position: { commit: 12n, prepare: 11n }, timeZone: 'Europe/Lisbon', days: ofDays },
  pupil: { id: name, name, className: '7Б' },
  ...more,
});
const pagesOf = async (diaries: readonly Diary[], language: Language = 'en') =>
  textOfPages(await pdfOf(bookletOf(diaries, language, AT), new Date(AT)));

describe('a printed diary', () => {
  test('has a week on two pages, without an idle Sunday, and says what it stands for', async () => {
    const pages = await pagesOf([diary('Anna', days({ [MONDAY]: [lesson({ topic: 'Уравнения' })] }))]);
    expect(pages).toHaveLength(2);
    const [left = '', right = ''] = pages;
    expect(left).toContain('Anna, class 7Б');
    expect(left).toContain('23 November 2026 – 29 November 2026, week 48');
    for (const said of ['Monday, 23 November', 'Математика', 'Topic: Уравнения', 'Wednesday, 25']) {
      expect(left).toContain(said);
    }
    for (const said of ['Thursday, 26 November', 'Saturday, 28 November', 'No lessons']) {
      expect(right).toContain(said);
    }
    expect(right).not.toContain('Sunday');
    expect(right).toContain('As of 28/11/2026, 21:05, log position 12/11');
  });

  test('says why a day is off, above the lessons that stand on it all the same', async () => {
    const titles = new Map([
      [MONDAY, 'Town feast'],
      ['2026-11-27', 'Short holidays'],
    ]);
    const ofDays = days({ [MONDAY]: [lesson({ topic: 'Уравнения' })] }).map((day) => {
      const off = titles.get(day.date);
      return off === undefined ? day : { ...day, off };
    });
    const [left = '', right = ''] = await pagesOf([diary('Anna', ofDays)]);
    expect(left).toContain('Monday, 23 November (Town feast)');
    expect(left).toContain('Topic: Уравнения');
    expect(right).toMatch(/Friday, 27 November\s+Short holidays\s+Saturday, 28 November\s+No lessons/);
  });

  test('says by which plan a shifted day goes, and not of one that has other times only', async () => {
    const [TUESDAY, SATURDAY] = ['2026-11-24', '2026-11-28'];
    const shifts = new Map<string, DiaryDay['shifted']>([
      [TUESDAY, { weekday: 2 }],
      [SATURDAY, { weekday: 1, week: 'B' }],
    ]);
    const ofDays = days({ [TUESDAY]: [lesson()], [SATURDAY]: [lesson()] }).map((day) => {
      const shifted = shifts.get(day.date);
      return shifted ? { ...day, shifted } : day;
    });
    const [left = '', right = ''] = await pagesOf([diary('Anna', ofDays)]);
    expect(left).toContain('Tuesday, 24 November');
    expect(left).not.toContain('by the plan of');
    expect(right).toContain('Saturday, 28 November (by the plan of Monday, week B)');
    const [, russian = ''] = await pagesOf([diary('Анна', ofDays)], 'ru');
    expect(russian).toContain('Суббота, 28 ноября (по расписанию дня «Понедельник», неделя B)');
  });

  test('tells everything that stands in a lesson', async () => {
    const told = lesson({
      ...{ time: { from: '08:30', to: '09:15' }, room: '12', teacher: { id: 't', name: 'Mr Gray' } },
      homeworkDue: [
        {
          ...{ homeworkId: 'h', text: 'упр. 125', setOn: MONDAY, dueOn: MONDAY, personal: true },
          files: [],
        },
      ],
      grades: [
        {
          ...{ gradeId: 'g', value: '4', work, status: 'corrected', givenAt: AT },
          changes: [{ from: '3', to: '4', reason: 'Recounted', at: AT }],
        },
        {
          ...{ gradeId: 'h', value: '2', work, status: 'annulled', givenAt: AT },
          changes: [{ from: '2', reason: 'Another Anna', at: AT }],
        },
      ],
      debts: [{ debtId: 'd', work, dueOn: '2026-12-01', markedAt: AT }],
      absence: { code: 'late', recorded: 'late', minutes: 5 },
      exempt: { from: MONDAY, to: '2026-12-04' },
      remarks: [
        {
          ...{ remarkId: 'r', kind: 'praise', text: 'Helped others', visibleTo: 'guardian', madeAt: AT },
          ...{ author: { id: 't', name: 'Mr Gray' }, acknowledgements: [], answers: [] },
        },
      ],
    });
    const [left = ''] = await pagesOf([diary('Anna', days({ [MONDAY]: [told] }))]);
    for (const said of [
      ...[
        '08:30–09:15, 12',
        'Mr Gray',
        'Homework: упр. 125 (for single pupils)',
        '3 corrected to 4: Recounted',
      ],
      ...['2 annulled: Another Anna', 'To be made up for by 01.12: Oral answer', 'late, 5 min'],
      'Praise: Helped others (Mr Gray)',
      'Exempt: 23.11 – 04.12',
    ]) {
      expect(left).toContain(said);
    }
  });

  test('begins each pupil on a front side, after however many pages', async () => {
    const long = Array.from({ length: 12 }, (_, index) =>
      lesson({ lessonId: `l${index.toString()}`, topic: 'Very long topics '.repeat(20) }),
    );
    const names = ['Anna', 'Boris', 'Clara'];
    const pages = await pagesOf([
      diary('Anna', days({ [MONDAY]: long })),
      diary('Boris', days({ [MONDAY]: [lesson()] })),
      diary('Clara', days({ [SUNDAY]: [lesson()] })),
    ]);
    expect(pages.length).toBeGreaterThan(6);
    const begins = names.map((name) => pages.findIndex((page) => page.startsWith(name)));
    expect(begins.map((page) => page % 2)).toEqual([0, 0, 0]);
    expect(pages.at(-1)).toContain('Sunday, 29 November');
    const last = pages.findLastIndex((page) => page.includes('Thursday, 26') && page.startsWith('Anna'));
    expect(begins[1]).toBe(last % 2 === 0 ? last + 2 : last + 1);
  });

  test('shows all of a text, however long it and its words are', async () => {
    const topic = [
      ...Array.from({ length: 900 }, (_, index) => `w${index.toString()}`),
      'x'.repeat(500),
    ].join(' ');
    const pages = await pagesOf([diary('Anna', days({ [MONDAY]: [lesson({ topic }), lesson()] }))]);
    const text = pages.join(' ').replace(/ /g, '');
    for (const word of ['w0', 'w450', 'w899', 'x'.repeat(500)]) expect(text).toContain(word);
    expect(pages.length).toBeGreaterThan(2);
  });

  test('leaves out weeks on which nothing stands, and is there all the same where that is all', async () => {
    const term = days({ [MONDAY]: [lesson()], '2026-12-07': [lesson()] }, '2026-12-13');
    const pages = await pagesOf([diary('Anna', term)]);
    expect(pages).toHaveLength(4);
    expect(pages[2]).toContain('7 December 2026 – 13 December 2026, week 50');
    expect(await pagesOf([diary('Anna', days({}))])).toHaveLength(2);
  });

  test('shows who has signed what stands there, and is in Russian where that is asked for', async () => {
    const guardian = { id: 'm', name: 'Eve Lee' };
    const signed = (open: boolean) => ({ acknowledgement: { guardian, at: AT, open } });
    const week = days({ [MONDAY]: [lesson()] });
    const [, right = ''] = await pagesOf([diary('Анна', week, signed(false))], 'ru');
    for (const said of ['Четверг, 26 ноября', 'Подпись: Eve Lee, 28.11.2026, 21:05', '48-я неделя']) {
      expect(right).toContain(said);
    }
    const [, changed = ''] = await pagesOf([diary('Анна', week, signed(true))], 'ru');
    expect(changed).not.toContain('Eve Lee');
  });
});
