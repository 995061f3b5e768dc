import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { accountDecider } from './account.decider.js';
import type { AccountEvent } from './account.events.js';
import { MOST_FACTORS } from './sign-in.rules.js';

const { given } = deciderSpec(accountDecider);

const accountId = 'account1';
const issued: AccountEvent = { type: 'AccountIssued', data: { accountId, personId: 'petrova', roles: [] } };
const ended: AccountEvent = { type: 'AccessEnded', data: { accountId } };
const added = (factorId: string): AccountEvent => ({
  type: 'SecondFactorAdded',
  data: { accountId, factorId, kind: 'totp' },
});
const removed = (factorId: string): AccountEvent => ({
  type: 'SecondFactorRemoved',
  data: { accountId, factorId },
});
const add = (factorId: string) => ({ kind: 'AddSecondFactor', factorId, of: 'totp' }) as const;
const remove = (factorId: string) => ({ kind: 'RemoveSecondFactor', factorId }) as const;
const cameWith = { browser: 'Firefox', system: 'Linux' };

describe('a second factor', () => {
  test('is added once, and removed once', () => {
    given(issued).when(add('f1')).then(added('f1'));
    given(issued, added('f1')).when(add('f1')).thenNothing();
    given(issued, added('f1')).when(add('f2')).then(added('f2'));
    given(issued, added('f1')).when(remove('f1')).then(removed('f1'));
    given(issued, added('f1'), removed('f1')).when(remove('f1')).thenNothing();
    given(issued).when(remove('constructor')).thenNothing();
    given(issued, added('f1'), removed('f1')).when(add('f1')).then(added('f1'));
  });

  test('is one of ten at most, of which one that was removed is none', () => {
    const ten = Array.from({ length: MOST_FACTORS }, (_, index) => added(`f${index.toString()}`));
    given(issued, ...ten)
      .when(add('another'))
      .thenFails('too-many-factors');
    given(issued, ...ten, removed('f3'))
      .when(add('another'))
      .then(added('another'));
  });

  test('has spare codes, made as often as asked and used one by one', () => {
    const codes: AccountEvent = { type: 'SpareCodesIssued', data: { accountId } };
    const used: AccountEvent = { type: 'SpareCodeUsed', data: { accountId } };
    given(issued).when({ kind: 'IssueSpareCodes' }).thenFails('no-second-factor');
    given(issued, added('f1')).when({ kind: 'IssueSpareCodes' }).then(codes);
    given(issued, added('f1'), codes).when({ kind: 'IssueSpareCodes' }).then(codes);
    given(issued, added('f1'), codes).when({ kind: 'UseSpareCode' }).then(used);
  });
});

test('a new device is noted whenever one comes', () => {
  const noted: AccountEvent = { type: 'SignedInFromNewDevice', data: { accountId, cameWith } };
  given(issued).when({ kind: 'NoteNewDevice', cameWith }).then(noted);
  given(issued, noted).when({ kind: 'NoteNewDevice', cameWith }).then(noted);
});

test('how an account is signed in is a matter of one that can be used', () => {
  for (const command of [
    add('f1'),
    remove('f1'),
    { kind: 'NoteNewDevice', cameWith } as const,
    { kind: 'IssueSpareCodes' } as const,
    { kind: 'UseSpareCode' } as const,
  ]) {
    given().when(command).thenFails('account-not-found');
    given(issued, ended).when(command).thenFails('access-ended');
  }
});
