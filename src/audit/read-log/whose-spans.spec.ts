import { describe, expect, it } from '@jest/globals';
import { readsOf } from '../../../test/support/folded-reads.js';
import type { DomainEvent } from '../../eventing/decider.js';
import { spansOfPupil, within } from './whose-spans.js';

const school = (schoolId: string, timeZone: string): DomainEvent => ({
  type: 'SchoolConnected',
  data: { schoolId, title: schoolId, timeZone, editWindowDays: 7 },
});
const day = (date: string, hour = 0) => new Date(`${date}T${hour.toString().padStart(2, '0')}:00:00.000Z`);

describe('whose data are opened together with a pupil’s', () => {
  it('are those of classes and groups while the pupil is in them, and of the school meanwhile', async () => {
    const reads = readsOf([
      school('hill', 'UTC'),
      school('east', 'Asia/Yekaterinburg'),
      { type: 'ClassFormed', data: { classId: '7b', schoolId: 'hill', title: '7B' } },
      { type: 'GroupFormed', data: { classId: '7bm', schoolId: 'hill', title: '7B', subjectId: 'math' } },
      { type: 'ClassFormed', data: { classId: '7x', schoolId: 'east', title: '7X' } },
      { type: 'PupilEnrolled', data: { classId: '7b', pupilId: 'anna', from: '2026-09-01' } },
      { type: 'PupilEnrolled', data: { classId: '7bm', pupilId: 'anna', from: '2026-09-01' } },
      { type: 'PupilWithdrawn', data: { classId: '7b', pupilId: 'anna', until: '2026-11-30' } },
      { type: 'PupilEnrolled', data: { classId: '7x', pupilId: 'anna', from: '2026-12-01' } },
    ]);
    const spans = await spansOfPupil(reads, 'anna');
    const inHill = { from: day('2026-09-01'), until: day('2026-12-01') };
    const inEast = { from: day('2026-11-30', 19) };
    expect(spans).toHaveLength(6);
    expect(new Set(spans)).toEqual(
      new Set([
        { about: 'anna' },
        { about: '7b', ...inHill },
        { about: 'hill', ...inHill },
        { about: '7bm', from: day('2026-09-01') },
        { about: '7x', ...inEast },
        { about: 'east', ...inEast },
      ]),
    );
  });

  it('are the pupil’s own alone, where there is no class', async () => {
    expect(await spansOfPupil(readsOf([]), 'anna')).toEqual([{ about: 'anna' }]);
  });
});

describe('what two spans have in common', () => {
  const [monday, tuesday, friday] = [day('2026-11-23'), day('2026-11-24'), day('2026-11-27')];

  it('is what lies in both', () => {
    expect(within({ about: 'anna' }, {})).toEqual([{ about: 'anna' }]);
    expect(within({ about: 'anna', from: monday }, { from: tuesday, until: friday })).toEqual([
      { about: 'anna', from: tuesday, until: friday },
    ]);
    expect(within({ from: tuesday, until: friday }, { from: monday })).toEqual([
      { from: tuesday, until: friday },
    ]);
    expect(within({ until: friday }, { until: tuesday })).toEqual([{ until: tuesday }]);
  });

  it('is nothing where they lie apart', () => {
    expect(within({ from: monday, until: tuesday }, { from: tuesday })).toEqual([]);
  });
});
