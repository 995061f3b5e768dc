import { describe, expect, it } from '@jest/globals';
import { pageOf } from './grid.examples.js';
import { withoutTermGrade } from './without-term-grade.js';

describe('who is to have a term grade', () => {
  it('are those whom the journal names, in the order of the page, whatever their last stay says', () => {
    const page = pageOf({
      pupils: [
        { id: 'anna', name: 'Anna', from: '2026-09-01' },
        { id: 'boris', name: 'Boris', from: '2026-09-01', to: '2026-11-30' },
        { id: 'vera', name: 'Vera', from: '2026-09-01' },
      ],
      withoutTermGrade: ['vera', 'boris'],
    });
    expect(withoutTermGrade(page).map(({ id }) => id)).toEqual(['boris', 'vera']);
  });
});
