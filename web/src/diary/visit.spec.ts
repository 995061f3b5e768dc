import { describe, expect, it } from '@jest/globals';
import { visitAt, visitIn } from './visit.js';

describe('A visit', () => {
  it('is the first one where nothing is remembered', () => {
    expect(visitAt(undefined, '2026-11-23T08:00:00.000Z')).toEqual({ last: '2026-11-23T08:00:00.000Z' });
  });

  it('goes on while the diary is looked at', () => {
    const visit = { since: '2026-11-20T08:00:00.000Z', last: '2026-11-23T08:00:00.000Z' };
    expect(visitAt(visit, '2026-11-23T08:29:00.000Z')).toEqual({
      since: '2026-11-20T08:00:00.000Z',
      last: '2026-11-23T08:29:00.000Z',
    });
  });

  it('begins anew after half an hour, and knows when the one before ended', () => {
    expect(visitAt({ last: '2026-11-23T08:00:00.000Z' }, '2026-11-23T08:30:00.000Z')).toEqual({
      since: '2026-11-23T08:00:00.000Z',
      last: '2026-11-23T08:30:00.000Z',
    });
  });

  it('is read as it was remembered, and not at all where that is broken', () => {
    const visit = { since: '2026-11-20T08:00:00.000Z', last: '2026-11-23T08:00:00.000Z' };
    expect(visitIn(JSON.stringify(visit))).toEqual(visit);
    for (const text of [null, '', '{', 'null', '{"last":"soon"}', '{"last":7}']) {
      expect(visitIn(text)).toBeUndefined();
    }
  });
});
