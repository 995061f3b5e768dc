import { describe, expect, it } from '@jest/globals';
import type { Entitlement } from '../../../access/account.events.js';
import { leftOn, type Traces } from './left.js';

const NOTHING: Traces = {
  ...{ own: {}, children: [], accounts: [] },
  ...{ changedOn: () => undefined, knownOn: '2020-01-01' },
};
const left = (traces: Partial<Traces>) => leftOn({ ...NOTHING, ...traces });
const inClass = (until?: string) => ({
  '7b': [{ from: '2020-09-01', ...(until === undefined ? {} : { until }) }],
});
const account = (role: Entitlement['role'], ended: boolean, until?: string) => ({
  ...{ _id: 'a1', personId: 'anna', ended },
  roles: [{ role, schoolId: 's1', ...(until === undefined ? {} : { until }) }],
});

describe('When somebody left', () => {
  it('is the last day in any class', () => {
    const own = { ...inClass('2024-06-30'), '7c': [{ from: '2021-09-01', until: '2022-06-30' }] };
    expect(left({ own, accounts: [account('pupil', false)] })).toBe('2024-06-30');
    expect(left({ own: inClass() })).toBeUndefined();
  });

  it('is of a guardian when the last child did', () => {
    const children = [inClass('2021-06-30'), inClass('2023-06-30')];
    expect(left({ children, accounts: [account('guardian', false)] })).toBe('2023-06-30');
    expect(left({ children: [inClass('2021-06-30'), inClass()] })).toBeUndefined();
  });

  it('is of whoever works there the end of the account or of the role, of auditors too', () => {
    const changedOn = () => '2022-08-31';
    expect(left({ accounts: [account('teacher', true)], changedOn })).toBe('2022-08-31');
    expect(left({ accounts: [account('teacher', false)], changedOn })).toBeUndefined();
    expect(left({ accounts: [account('auditor', false)], changedOn })).toBeUndefined();
    expect(left({ accounts: [account('auditor', false, '2022-05-31')] })).toBe('2022-05-31');
    expect(left({ accounts: [account('teacher', true)] })).toBeUndefined();
  });

  it('is never before a place that goes on', () => {
    const teacher = [account('teacher', false)];
    expect(left({ own: inClass('2010-06-30'), accounts: teacher })).toBeUndefined();
    expect(left({ own: inClass('2010-06-30'), children: [inClass()] })).toBeUndefined();
  });

  it('is, of whoever never had a place, when the data were changed last', () => {
    expect(left({})).toBe('2020-01-01');
    expect(left({ knownOn: undefined })).toBeUndefined();
  });
});
