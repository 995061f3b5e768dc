import { describe, expect, it } from '@jest/globals';
import { NoticesQuery, filterOf, spanIn } from './notices.dto.js';

const lisbon = { schoolId: 'school1', timeZone: 'Europe/Lisbon' };

describe('the days that notices are looked for in', () => {
  it('are whole days of the school, the one on which clocks are turned back too', () => {
    expect(spanIn(lisbon, { from: '2026-10-25', to: '2026-10-25' })).toEqual({
      schoolId: 'school1',
      from: '2026-10-24T23:00:00.000Z',
      until: '2026-10-26T00:00:00.000Z',
    });
  });

  it('begin at another instant elsewhere', () => {
    const { from } = spanIn({ schoolId: 'school2', timeZone: 'Asia/Yekaterinburg' }, { from: '2026-11-24' });
    expect(from).toBe('2026-11-23T19:00:00.000Z');
  });

  it('may be open at either end', () => {
    expect(spanIn(lisbon, {})).toEqual({ schoolId: 'school1' });
    expect(spanIn(lisbon, { to: '2026-11-24' })).toEqual({
      schoolId: 'school1',
      until: '2026-11-25T00:00:00.000Z',
    });
  });

  it('do not end before they begin', () => {
    expect(() => spanIn(lisbon, { from: '2026-11-25', to: '2026-11-24' })).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        fields: [{ field: 'to', message: 'lies before from' }],
      }),
    );
  });
});

describe('what notices are looked for by', () => {
  it('is what was given, and nothing else', () => {
    const query = Object.assign(new NoticesQuery(), { state: 'failed', recipient: 'anna', limit: 7 });
    expect(filterOf(query, 'dora')).toEqual({ state: 'failed', recipientId: 'anna', viewerId: 'dora' });
  });
});
