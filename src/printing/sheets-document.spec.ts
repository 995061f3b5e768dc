import { describe, expect, test } from '@jest/globals';
import { textOfPages } from '../../test/support/read-pdf.js';
import { pdfOf } from '../pdf/pdf.js';
import { PRINTED_DATES } from './printed-dates.js';
import type { Sheet } from './sheet.js';
import { sheetsDocument } from './sheets-document.js';

const LESSONS = 70;
const wide: Sheet = {
  ...{ title: 'Алгебра, 7Б', lead: ['II четверть'] },
  columns: [
    { title: '№', widest: 4 },
    { title: 'Ученик', widest: 36 },
    ...Array.from({ length: LESSONS }, (_, index) => ({ title: `L${index.toString()}`, widest: 12 })),
    { title: 'Средний', widest: 12 },
  ],
  rows: Array.from({ length: 34 }, (_, index) => [
    ...[index + 1, `Ученик ${index.toString()}`],
    ...Array.from({ length: LESSONS }, () => 5),
    4.666667,
  ]),
};
const printing = { language: 'ru', dates: PRINTED_DATES.ru, footer: 'По состоянию на 1/1' } as const;

describe('sheets on paper', () => {
  test('go on under the same rows where they are too wide, and begin a page each', async () => {
    const narrow: Sheet = { ...wide, title: 'Уроки', columns: wide.columns.slice(0, 2), rows: [[1, 'Анна']] };
    const document = sheetsDocument([wide, narrow], printing);
    const pages = await textOfPages(await pdfOf(document, new Date('2026-11-23T10:00:00Z')));
    const ofWide = pages.filter((page) => page.startsWith('Алгебра, 7Б II четверть'));
    expect(ofWide.length).toBe(pages.length - 1);
    expect(ofWide.length).toBeGreaterThan(1);
    for (const page of pages) expect(page).toContain('По состоянию на 1/1');
    for (const page of ofWide) expect(page).toContain('Ученик 33');
    const heads = ofWide.flatMap((page) => page.match(/\bL\d+\b/g) ?? []);
    expect(heads).toEqual(Array.from({ length: LESSONS }, (_, index) => `L${index.toString()}`));
    expect(ofWide.at(-1)).toContain('4,67');
    expect(pages.at(-1)).toContain('Уроки II четверть');
  });

  test('show all of a text, also where it takes more than a page', async () => {
    const homework = Array.from({ length: 4_000 }, (_, index) => `w${index.toString()}`).join(' ');
    const columns = ['№', 'Ученик', 'Задание'].map((title) => ({ title, widest: 85 }));
    const sheet: Sheet = {
      ...wide,
      columns,
      rows: [
        [1, 'Анна', homework],
        [2, 'Борис', 'last'],
      ],
    };
    const pages = await textOfPages(await pdfOf(sheetsDocument([sheet], printing), new Date(0)));
    const text = pages.join(' ');
    for (const word of ['w0 ', 'w2000 ', 'w3999', 'last']) expect(text).toContain(word);
    expect(pages.length).toBeGreaterThan(2);
  });
});
