import { describe, expect, it } from '@jest/globals';
import { Variables } from '../../variables.js';
import { retentionFrom } from './retention.config.js';
import { RETAINED, RETAINED_KINDS } from './retained-kinds.values.js';

const read = (env: Readonly<Record<string, string>>, leaversYears = 3) => {
  const variables = new Variables(env, () => '');
  const config = retentionFrom(variables, leaversYears);
  variables.refuse();
  return config;
};
const faultsOf = (env: Readonly<Record<string, string>>, leaversYears?: number): string => {
  try {
    read(env, leaversYears);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
};

describe('How long data are kept', () => {
  it('is as by default where nothing is said, and nobody is erased by itself then', () => {
    const { periods, at } = read({});
    expect(periods).toEqual(
      Object.fromEntries(RETAINED_KINDS.map((kind) => [kind, RETAINED[kind].byDefault])),
    );
    expect(periods.leavers).toBe('forever');
    expect(at).toBe('03:30');
  });

  it('is set by kind; the others stay as they are', () => {
    const { periods } = read({ RETENTION: 'notices=400d, leavers=5y,endedSignIns=forever' });
    expect(periods).toEqual({
      ...{ notices: '400d', leavers: '5y', endedSignIns: 'forever', refusedApplications: '1y' },
      undecidedApplications: '1y',
      messages: '1y',
      announcements: '3y',
      blogPosts: '3y',
      questions: '1y',
    });
  });

  it('is refused with every part at fault at once', () => {
    const wrong = 'notices=89d,leavers=1w,pictures=1y,outbox=1y,refusals=3y,endedSignIns,notices=1y';
    expect(faultsOf({ RETENTION: wrong, RETENTION_AT: '24:00' }).split('\n')).toEqual([
      'RETENTION_AT must be a time of day, such as 03:30, or never',
      expect.stringMatching(/^RETENTION must keep notices for 90d at least: /),
      expect.stringMatching(/^RETENTION must say of leavers how long/),
      expect.stringMatching(/^RETENTION names pictures, and must name some of notices, /),
      'RETENTION names outbox, which end by themselves after 30 days',
      'RETENTION names refusals, which end by themselves by READ_LOG_MONTHS',
      expect.stringMatching(/; part 6 is not$/),
      'RETENTION names notices twice',
    ]);
  });

  it('is for leavers no shorter than the law says', () => {
    expect(faultsOf({ RETENTION: 'leavers=5y' }, 6)).toMatch(/must keep leavers for 6y at least/);
    expect(read({ RETENTION: 'leavers=72m' }, 6).periods.leavers).toBe('72m');
  });

  it('is looked at only by operators where they say so', () => {
    expect(read({ RETENTION_AT: 'never' }).at).toBeUndefined();
  });
});
