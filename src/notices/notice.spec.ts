import { describe, expect, it } from '@jest/globals';
import { noticeIdOf } from './notice.js';

type Identified = Parameters<typeof noticeIdOf>[0];

const grade: Identified = {
  ...{ eventId: 'event', kind: 'grade-corrected', pupilId: 'ivan' },
  ...{ recipientId: 'anna', channel: 'email' },
};

describe('a notice', () => {
  it('is the same one however often it is decided on', () => {
    expect(noticeIdOf({ ...grade })).toBe(noticeIdOf(grade));
  });

  it('is another one to somebody else, of another event, by another channel, of a twin, or as a teacher', () => {
    const others: readonly Identified[] = [
      { ...grade, recipientId: 'pavel' },
      { ...grade, eventId: 'another' },
      { ...grade, channel: 'sms' },
      { ...grade, pupilId: 'maria' },
      { ...grade, kind: 'page-corrected' },
    ];
    expect(new Set([grade, ...others].map(noticeIdOf)).size).toBe(1 + others.length);
  });
});
