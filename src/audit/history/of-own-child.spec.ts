import { describe, expect, it } from '@jest/globals';
import type { ToldFact } from '../../../projections/audit-trail/answer.js';
import { ofOwnChild } from './of-own-child.js';

const anna = { id: 'anna', name: 'Anna' };
const homework: ToldFact = {
  eventId: 'e1',
  type: 'HomeworkSet',
  kind: 'homework',
  correction: false,
  logPosition: '1/1',
  at: '2026-11-23T08:00:00.000Z',
  via: 'web',
  actor: { id: 'petrova', name: 'Petrova', role: 'teacher' },
  accountId: 'account-petrova',
  schoolId: 'school1',
  concerns: [anna, { id: 'boris', name: 'Boris' }],
  late: false,
};

describe('what a family sees of a fact', () => {
  it('names no other child whom it concerns, and no account', () => {
    const account = { id: 'account-anna', holder: anna };
    const { accountId: _, ...told } = homework;
    expect(ofOwnChild([{ ...homework, account, roles: [] }], 'anna')).toEqual([
      { ...told, concerns: [anna] },
    ]);
  });
});
