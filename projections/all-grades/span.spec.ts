import { describe, expect, test } from '@jest/globals';
import { daysOf, pagesWithin } from './span.js';

const TERMS = {
  q1: { schoolId: 'hill', termId: 'q1', yearId: 'y1', title: 'I', from: '2026-09-01', to: '2026-10-31' },
  q2: { schoolId: 'hill', termId: 'q2', yearId: 'y1', title: 'II', from: '2026-11-02', to: '2026-12-27' },
};
const YEARS = {
  y1: { schoolId: 'hill', yearId: 'y1', title: '2026/27', from: '2026-09-01', to: '2027-05-31' },
};
const hill = { terms: TERMS, years: YEARS };
const elsewhere = { terms: {}, years: {} };

describe('the days of a report', () => {
  test('are those that are asked for, or those of the term or year in the school that has it', () => {
    const days = { from: '2026-11-23', to: '2026-11-29' };
    expect(daysOf(days, [])).toEqual(days);
    expect(daysOf({ termId: 'q1' }, [elsewhere, hill])).toEqual({ from: '2026-09-01', to: '2026-10-31' });
    expect(daysOf({ yearId: 'y1' }, [elsewhere, hill])).toEqual({ from: '2026-09-01', to: '2027-05-31' });
  });

  test('are none of a term or year that no school has, whatever it is called', () => {
    const refused = (code: string): unknown => expect.objectContaining({ code });
    expect(() => daysOf({ termId: 'q3' }, [hill])).toThrow(refused('term-not-found'));
    expect(() => daysOf({ termId: 'constructor' }, [hill])).toThrow(refused('term-not-found'));
    expect(() => daysOf({ yearId: 'q1' }, [hill])).toThrow(refused('year-not-found'));
  });

  test('have the pages of the terms that they touch, each once', () => {
    const pages = ['7b.math.q1', '7b.math.q2', '7b.art.q2', '7b.math.q2', '7b.math.q9'];
    const within = (from: string, to: string) => pagesWithin(pages, [elsewhere, hill], { from, to });
    expect(within('2026-10-31', '2026-11-02')).toEqual(['7b.math.q1', '7b.math.q2', '7b.art.q2']);
    expect(within('2026-11-01', '2026-11-01')).toEqual([]);
    expect(within('2026-12-27', '2027-05-31')).toEqual(['7b.math.q2', '7b.art.q2']);
  });
});
