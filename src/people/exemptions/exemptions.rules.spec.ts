import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import { personDecider, type PersonCommand } from '../person.decider.js';
import type { PersonEvent } from '../person.events.js';

const { given } = deciderSpec(personDecider);

const personId = 'anna';
const sealed = (text: string) => ({ sealed: text, of: personId, in: 'command' });
const registered: PersonEvent = {
  type: 'PersonRegistered',
  data: { personId, personal: sealed('Anna'), digest: 'd', internet: true },
};
const erased: PersonEvent = { type: 'PersonErased', data: { personId, ground: 'order' } };
const sprain = { exemptionId: 'x1', subjectId: 'sport', from: '2026-11-23', to: '2026-12-04' };
type Sprain = Partial<typeof sprain>;

const grant = (other: Sprain = {}): PersonCommand => ({
  kind: 'GrantExemption',
  ...{ ...sprain, ...other, subjectIds: ['sport', 'math'], why: sealed('A sprain') },
});
const granted = (other: Sprain = {}): PersonEvent => ({
  type: 'ExemptionGranted',
  data: { personId, ...sprain, ...other, why: sealed('A sprain') },
});
const change = (days: Pick<Sprain, 'from' | 'to'>, exemptionId = 'x1'): PersonCommand => ({
  ...{ kind: 'ChangeExemption', exemptionId, ...days, why: sealed('Swollen') },
});
const changed = (days: Pick<Sprain, 'from' | 'to'>): PersonEvent => {
  const { from, to } = { ...sprain, ...days };
  return {
    type: 'ExemptionChanged',
    data: { personId, exemptionId: 'x1', from, to, why: sealed('Swollen') },
  };
};
const withdraw: PersonCommand = { kind: 'WithdrawExemption', exemptionId: 'x1', why: sealed('Not hers') };
const withdrawn: PersonEvent = {
  type: 'ExemptionWithdrawn',
  data: { personId, exemptionId: 'x1', why: sealed('Not hers') },
};

describe('an exemption from a subject', () => {
  test('is granted once, for days of at most a year', () => {
    given(registered).when(grant()).then(granted());
    given(registered, granted()).when(grant()).thenNothing();
    given(registered)
      .when(grant({ to: '2027-11-23' }))
      .then(granted({ to: '2027-11-23' }));
    given(registered)
      .when(grant({ to: '2027-11-24' }))
      .thenFails('invalid-exemption', 'to');
    given(registered)
      .when(grant({ to: '2026-11-22' }))
      .thenFails('invalid-exemption', 'to');
  });

  test('needs no reason in words', () => {
    const days = { exemptionId: 'x1', subjectId: 'sport', from: '2026-11-23', to: '2026-12-04' };
    given(registered)
      .when({ kind: 'GrantExemption', ...days, subjectIds: ['sport'] })
      .then({ type: 'ExemptionGranted', data: { personId, ...days } });
  });

  test('is from a subject of the school', () => {
    given(registered)
      .when(grant({ subjectId: 'fencing', to: '2026-11-22' }))
      .thenFails('invalid-exemption', 'subjectId', 'to');
  });

  test('is the only one for its days and subject', () => {
    const next = { exemptionId: 'x2', from: '2026-12-04', to: '2026-12-18' };
    given(registered, granted()).when(grant(next)).thenFails('exempt-already', 'from');
    given(registered, granted(), withdrawn).when(grant(next)).then(granted(next));
    given(registered, granted())
      .when(grant({ ...next, subjectId: 'math' }))
      .then(granted({ ...next, subjectId: 'math' }));
    const after = { ...next, from: '2026-12-05' };
    given(registered, granted()).when(grant(after)).then(granted(after));
    given(registered, granted(), granted(after))
      .when(change({ to: '2026-12-05' }))
      .thenFails('exempt-already', 'from');
  });

  test('has its days changed, one by one or both', () => {
    given(registered, granted())
      .when(change({ to: '2026-12-01' }))
      .then(changed({ to: '2026-12-01' }));
    given(registered, granted(), changed({ to: '2026-12-01' }))
      .when(change({ from: '2026-11-24' }))
      .then(changed({ from: '2026-11-24', to: '2026-12-01' }));
    given(registered, granted()).when(change({})).thenNothing();
    given(registered, granted())
      .when(change({ from: '2026-12-05' }))
      .thenFails('invalid-exemption', 'to');
  });

  test('is withdrawn once, and then changed no more', () => {
    given(registered, granted()).when(withdraw).then(withdrawn);
    given(registered, granted(), withdrawn).when(withdraw).thenNothing();
    given(registered, granted(), withdrawn).when(change({})).thenFails('exemption-withdrawn');
  });

  test('is there to be changed and withdrawn', () => {
    given(registered).when(change({})).thenFails('exemption-not-found');
    given(registered, granted()).when(change({}, 'constructor')).thenFails('exemption-not-found');
    given(registered).when(withdraw).thenFails('exemption-not-found');
  });

  test('is of somebody who is known and not erased', () => {
    for (const command of [grant(), change({}), withdraw]) {
      given().when(command).thenFails('person-not-found');
      given(registered, granted(), erased).when(command).thenFails('person-erased');
    }
  });
});
