import { describe, expect, it } from '@jest/globals';
import { noticeIdOf } from './notice.js';

const grade = {
  ...{ eventId: 'event', kind: 'grade-corrected', pupilId: 'ivan' },
  ...{ recipientId: 'anna', channel: 'email' },
} as const;

describe('a notice', () => {
  it('is the same one however often it is decided on', () => {
    expect(noticeIdOf({ ...grade })).toBe(noticeIdOf(grade));
  });

  it('is another one to somebody else, of another event, by another channel, of a twin, or as a teacher', () => {
    const others = [
      { ...grade, recipientId: 'pavel' },
      { ...grade, eventId: 'another' },
      { ...grade, channel: 'sms' },
      { ...grade, pupilId: 'maria' },
      { ...grade, kind: 'page-corrected' },
    ] as const;
    expect(new Set([grade, ...others].map(noticeIdOf)).size).toBe(1 + others.length);
  });
});
