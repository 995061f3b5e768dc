import { describe, expect, it } from '@jest/globals';
import type { Account } from '../account.decider.js';
import { signInStateOf } from './sign-in-state.rules.js';

const at = '2026-12-01T08:00:00.000Z';
const later = '2026-12-20T08:00:00.000Z';
const code = { digest: 'd', until: later, guessesLeft: 10 };
const schoolId = 's1';

const account = (more: Partial<Account> = {}) => ({
  issued: { accountId: 'a1', personId: 'p1', roles: [{ role: 'guardian' as const, schoolId }] },
  roles: [{ role: 'guardian' as const, schoolId }],
  ended: false,
  activation: { activated: false, code },
  ...more,
});
const stateOf = (...accounts: Parameters<typeof signInStateOf>[0]) => signInStateOf(accounts, at);

describe('the sign-in of somebody', () => {
  it('is none where there is no account', () => {
    expect(stateOf()).toEqual({ state: 'none' });
  });

  it('is issued while the code of the slip is good', () => {
    expect(stateOf(account())).toEqual({ state: 'issued', until: later });
  });

  it('has lapsed where no code was issued, its time is over or too many were guessed', () => {
    const without = [undefined, { ...code, until: at }, { ...code, guessesLeft: 0 }];
    for (const none of without) {
      const activation = { activated: false, code: none };
      expect(stateOf(account({ activation }))).toEqual({ state: 'lapsed' });
    }
  });

  it('is in use once its owner has a password, whatever else the owner is', () => {
    const activation = { activated: true, code: undefined };
    expect(stateOf(account({ activation }))).toEqual({ state: 'active' });
    expect(stateOf(account({ activation, roles: [{ role: 'teacher', schoolId }] }))).toEqual({
      state: 'active',
    });
  });

  it('is not for slips where it is one of the staff', () => {
    expect(stateOf(account({ roles: [{ role: 'teacher', schoolId }] }))).toEqual({ state: 'staff' });
  });

  it('is shut where nothing else is left', () => {
    expect(stateOf(account({ ended: true }))).toEqual({ state: 'ended' });
    expect(stateOf(account({ ended: true }), account())).toEqual({ state: 'issued', until: later });
  });
});
