import { describe, expect, it } from '@jest/globals';
import { pageOf } from './grid.examples.js';
import { withoutTermGrade } from './without-term-grade.js';

describe('who is to have a term grade', () => {
  it('are those who stand on the page at the term’s end and have none', () => {
    const page = pageOf({
      pupils: [
        { id: 'anna', name: 'Anna', from: '2026-09-01' },
        { id: 'boris', name: 'Boris', from: '2026-09-01' },
        { id: 'gone', name: 'Gone', from: '2026-09-01', to: '2026-11-30' },
        { id: 'last', name: 'Last', from: '2026-09-01', to: '2026-12-31' },
      ],
      termGrades: [{ pupilId: 'anna', value: '5' }],
    });
    expect(withoutTermGrade(page).map(({ id }) => id)).toEqual(['boris', 'last']);
  });
});
