import { describe, expect, it } from '@jest/globals';
import { parseCsv } from '../../oneroster/csv.js';
import type { CorrectionTold } from './alerts.answer.js';
import { correctionsCsv } from './corrections-csv.js';

const correctedFor = (reason: string): CorrectionTold => ({
  ...{ eventId: 'e1', logPosition: '7/7', at: '2026-07-24T21:30:00.000Z', what: 'grade', via: 'web' },
  ...{ pupil: { id: 'anna', name: 'Anna Lee' }, group: '7B', subject: 'Mathematics', pageId: '7b.math.q2' },
  ...{ lessonOf: '2026-07-20', work: 'Test', from: '3', to: '5', reason, late: true },
  role: 'deputyHead',
});
const corrected = correctedFor('Recounted');
const rowsOf = (corrections: CorrectionTold[], language: 'en' | 'ru' = 'en') =>
  parseCsv(correctionsCsv({ corrections }, 'Europe/Lisbon', language).slice(1)).records.map(
    ({ cells }) => cells,
  );

describe('Corrections as CSV', () => {
  it('are a line each under a header, in the school’s time', () => {
    const [header, row, ...more] = rowsOf([corrected]);
    expect(more).toEqual([]);
    expect(Object.fromEntries(header?.map((name, index) => [name, row?.[index]]) ?? [])).toEqual({
      ...{ When: '2026-07-24 22:30', Pupil: 'Anna Lee', 'Class or group': '7B', Subject: 'Mathematics' },
      ...{ 'Lesson of': '2026-07-20', What: 'Grade corrected', Work: 'Test', Was: '3', Is: '5' },
      ...{ Reason: 'Recounted', Late: 'yes', 'In place of': '', 'Log position': '7/7', Event: 'e1' },
    });
  });

  it('leave empty what there is not, and are told in Russian too', () => {
    const { pageId: _page, lessonOf: _day, work: _work, to: _to, ...rest } = corrected;
    const [header, row] = rowsOf([{ ...rest, what: 'annulledGrade', late: false }], 'ru');
    expect(header?.slice(5, 9)).toEqual(['Что', 'Работа', 'Было', 'Стало']);
    expect(row?.slice(4, 9)).toEqual(['', 'Оценка аннулирована', '', '3', '']);
    expect(row).toHaveLength(header?.length ?? 0);
  });

  it('begin with the mark by which spreadsheets know UTF-8', () => {
    expect(correctionsCsv({ corrections: [] }, 'UTC', 'en').charCodeAt(0)).toBe(0xfeff);
  });

  it.each(['=HYPERLINK("http://evil.example")', '+1', '-1', '@SUM(A1)', '\tx'])(
    'take the formula out of %j',
    (reason) => {
      expect(rowsOf([correctedFor(reason)])[1]?.[9]).toBe(`'${reason}`);
    },
  );
});
