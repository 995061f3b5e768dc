import { describe, expect, it } from '@jest/globals';
import { withoutTermGrade } from './term-grades.values.js';

const TERM_ENDS = '2026-12-31';

describe('Who needs a term grade', () => {
  it('are those who stand on the page at the term’s end and have none', () => {
    const pupils = {
      anna: [{ from: '2026-09-01' }],
      boris: [{ from: '2026-09-01' }],
      gone: [{ from: '2026-09-01', until: '2026-11-30' }],
      last: [{ from: '2026-09-01', until: TERM_ENDS }],
    };
    expect(withoutTermGrade(pupils, { anna: '5' }, TERM_ENDS)).toEqual(['boris', 'last']);
  });

  it('goes by every stay, not by the one that began last', () => {
    const pupils = { anna: [{ from: '2026-09-01' }, { from: '2026-10-01', until: '2026-10-31' }] };
    expect(withoutTermGrade(pupils, {}, TERM_ENDS)).toEqual(['anna']);
  });
});
