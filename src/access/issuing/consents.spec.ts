import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import { accountDecider } from '../account.decider.js';
import type { AccountEvent } from '../account.events.js';

const { given } = deciderSpec(accountDecider);

const whose = { accountId: 'a1', personId: 'mother' };
const issued: AccountEvent = { type: 'AccountIssued', data: { ...whose, roles: [] } };
const given1: AccountEvent = { type: 'ConsentGiven', data: { ...whose, version: '1' } };
const withdrawn = (version?: string): AccountEvent => ({
  type: 'ConsentWithdrawn',
  data: { ...whose, ...(version === undefined ? {} : { version }) },
});
const give = (version = '1') => ({ kind: 'GiveConsent', version }) as const;
const withdraw = { kind: 'WithdrawConsent' } as const;

describe('consent', () => {
  test('is given to a version of the text, and anew to another one', () => {
    given(issued).when(give()).then(given1);
    given(issued, given1).when(give()).thenNothing();
    given(issued, given1)
      .when(give('2'))
      .then({ type: 'ConsentGiven', data: { ...whose, version: '2' } });
  });

  test('is withdrawn, also where it was given on paper, and given again', () => {
    given(issued, given1).when(withdraw).then(withdrawn('1'));
    given(issued).when(withdraw).then(withdrawn());
    given(issued, given1, withdrawn('1')).when(withdraw).thenNothing();
    given(issued, given1, withdrawn('1')).when(give()).then(given1);
  });
});

describe('a child', () => {
  test('is called as its guardian likes', () => {
    const name = { sealed: 'Annie', of: 'mother', in: 'command' };
    given(issued)
      .when({ kind: 'NameChild', pupilId: 'anna', name })
      .then({ type: 'ChildNamed', data: { ...whose, pupilId: 'anna', name } });
    given(issued)
      .when({ kind: 'NameChild', pupilId: 'anna' })
      .then({ type: 'ChildNamed', data: { ...whose, pupilId: 'anna' } });
  });
});
