import { describe, expect, test } from '@jest/globals';
import { spanOf } from './span.dto.js';

const asked = (query: object) => () => spanOf({ limit: 100, ...query });

describe('the span of a report', () => {
  test.each([
    [
      { from: '2026-11-23', to: '2026-11-23' },
      { from: '2026-11-23', to: '2026-11-23' },
    ],
    [{ week: '2026-W48' }, { from: '2026-11-23', to: '2026-11-29' }],
    [{ month: '2026-12' }, { from: '2026-12-01', to: '2026-12-31' }],
    [{ month: '2028-02' }, { from: '2028-02-01', to: '2028-02-29' }],
    [{ month: '9999-12' }, { from: '9999-12-01', to: '9999-12-31' }],
    [{ term: 'q2' }, { termId: 'q2' }],
    [{ year: 'y1' }, { yearId: 'y1' }],
  ])('of %j is %j', (query, span) => {
    expect(asked(query)()).toEqual(span);
  });

  test.each([
    [{}, ['from']],
    [{ from: '2026-11-23' }, ['to']],
    [{ to: '2026-11-23' }, ['from']],
    [{ from: '2026-11-23', to: '2026-11-22' }, ['to']],
    [{ from: '2026-01-01', to: '2028-01-01' }, ['to']],
    [{ week: '2026-W54' }, ['week']],
    [{ month: '2026-11', term: 'q2' }, ['term']],
    [{ to: '2026-11-23', week: '2026-W48' }, ['week']],
    [{ week: '2026-W48', month: '2026-11', term: 'q2', year: 'y1' }, ['month', 'term', 'year']],
  ])('can not be that of %j: %j at fault', (query, fields) => {
    expect(asked(query)).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        fields: fields.map((field) => expect.objectContaining({ field })),
      }),
    );
  });
});
