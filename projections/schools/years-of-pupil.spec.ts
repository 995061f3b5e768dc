import { describe, expect, it } from '@jest/globals';
import { yearsTold } from './years-of-pupil.js';

const schoolId = 'school';
const year = (yearId: string, from: string, to: string) => ({ schoolId, yearId, title: yearId, from, to });
const term = (termId: string, yearId: string, from: string, to: string) => ({
  ...{ schoolId, yearId, termId, title: `Term ${termId}`, from, to },
});

describe('The years of a school', () => {
  it('come in the order of their dates, each with its own terms in theirs', () => {
    const years = {
      b: year('b', '2026-09-01', '2027-06-30'),
      a: year('a', '2025-09-01', '2026-06-30'),
    };
    const terms = {
      2: term('2', 'b', '2026-11-09', '2026-12-30'),
      1: term('1', 'b', '2026-09-01', '2026-10-31'),
    };
    expect(yearsTold({ years, terms })).toEqual([
      { id: 'a', title: 'a', from: '2025-09-01', to: '2026-06-30', terms: [] },
      {
        ...{ id: 'b', title: 'b', from: '2026-09-01', to: '2027-06-30' },
        terms: [
          { id: '1', title: 'Term 1', from: '2026-09-01', to: '2026-10-31' },
          { id: '2', title: 'Term 2', from: '2026-11-09', to: '2026-12-30' },
        ],
      },
    ]);
  });
});
