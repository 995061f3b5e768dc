import { describe, expect, test } from '@jest/globals';
import { refusalOf } from '../../test/support/refusal-of.js';
import { daysPrinted } from './printing.dto.js';

const term = {
  schoolId: 'school1',
  termId: 't1',
  yearId: 'y1',
  title: 'I',
  from: '2026-09-01',
  to: '2026-10-25',
};
const refused = (query: Parameters<typeof daysPrinted>[0]) =>
  refusalOf(Promise.resolve().then(() => daysPrinted(query, [{ terms: {} }, { terms: { t1: term } }])));

describe('what is printed of a diary', () => {
  test('is a week, or a term of one of the pupil’s schools', () => {
    expect(daysPrinted({ week: '2026-W48' }, [])).toEqual({ from: '2026-11-23', to: '2026-11-29' });
    expect(daysPrinted({ term: 't1' }, [{ terms: {} }, { terms: { t1: term } }])).toEqual({
      ...{ from: '2026-09-01', to: '2026-10-25' },
    });
  });

  test('is refused by field where there is no such one, or not one of them', async () => {
    expect(await refused({})).toEqual(['invalid-input', 'week']);
    expect(await refused({ week: '2026-W54' })).toEqual(['invalid-input', 'week']);
    expect(await refused({ week: '2026-W48', term: 't1' })).toEqual(['invalid-input', 'term']);
    expect(await refused({ term: 't2' })).toEqual(['term-not-found', 'term']);
    expect(await refused({ term: 'constructor' })).toEqual(['term-not-found', 'term']);
  });
});
