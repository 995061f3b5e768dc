import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { personDecider } from './person.decider.js';
import type { PersonEvent } from './person.events.js';

const { given } = deciderSpec(personDecider);

const sealed = (text: string) => ({ sealed: text, of: 'anna', in: 'command' });
const registered: PersonEvent = {
  type: 'PersonRegistered',
  data: { personId: 'anna', personal: sealed('Anna'), digest: 'd', internet: true },
};
const link = { personId: 'anna', guardianId: 'father' };
const linked = (more: object = {}): PersonEvent => ({ type: 'GuardianLinked', data: { ...link, ...more } });
const byApplication = { applicationId: 'ap1' };
const order = { what: 'no-access', from: '2026-11-01', reason: sealed('By order 12') } as const;
const limited: PersonEvent = { type: 'GuardianLimited', data: { ...link, ...order } };
const limit = { kind: 'LimitGuardian', guardianId: 'father', ...order } as const;
const lift = {
  ...({ kind: 'LiftGuardianLimit', guardianId: 'father', what: 'no-access' } as const),
  reason: sealed('By order 13'),
};
const lifted: PersonEvent = {
  type: 'GuardianLimitLifted',
  data: { ...link, what: 'no-access', reason: sealed('By order 13') },
};

describe('a guardian who applied', () => {
  const apply = { kind: 'LinkGuardian', guardianId: 'father', ...byApplication } as const;

  test('is linked once', () => {
    given(registered).when(apply).then(linked(byApplication));
    given(registered, linked()).when(apply).thenNothing();
    given().when(apply).thenFails('person-not-found');
  });

  test('stays linked whatever a roster says, which knows nothing of applications', () => {
    given(registered, linked(byApplication)).when({ kind: 'SetGuardians', guardianIds: [] }).thenNothing();
    given(registered, linked())
      .when({ kind: 'SetGuardians', guardianIds: [] })
      .then({ type: 'GuardianUnlinked', data: link });
  });
});

describe('a guardian', () => {
  test('is kept from a pupil by order of a court, and that is lifted', () => {
    given(registered, linked()).when(limit).then(limited);
    given(registered, linked(), limited).when(lift).then(lifted);
    given(registered, linked(), limited, lifted).when(lift).thenFails('limit-not-found');
  });

  test('is kept from the pupil also when linked anew', () => {
    const unlinked: PersonEvent = { type: 'GuardianUnlinked', data: link };
    given(registered, linked(), limited, unlinked, linked()).when(lift).then(lifted);
  });

  test('is kept from the own ward alone, and for some days', () => {
    given(registered).when(limit).thenFails('guardian-not-found');
    given(registered, linked())
      .when({ ...limit, until: '2026-10-31' })
      .thenFails('limit-reversed', 'until');
    given(registered, linked()).when(lift).thenFails('limit-not-found');
  });
});

describe('a contact of the own', () => {
  const contact = sealed('anna@example.org');
  const changed = { personal: sealed('Anna, told'), digest: 'told', contacts: { email: 'home' } };
  const set = { kind: 'SetOwnContact', channel: 'email', contact, basedOn: 'd', changed } as const;
  const told: readonly [PersonEvent, PersonEvent] = [
    { type: 'OwnContactSet', data: { personId: 'anna', channel: 'email', contact } },
    { type: 'PersonalDataChanged', data: { personId: 'anna', internet: true, ...changed } },
  ];

  test('is told where the school knows none, and may be told otherwise', () => {
    given(registered)
      .when(set)
      .then(...told);
    const again = { ...changed, digest: 'otherwise' };
    given(registered, ...told)
      .when({ ...set, basedOn: 'told', changed: again })
      .then(told[0], { type: 'PersonalDataChanged', data: { personId: 'anna', internet: true, ...again } });
    given(registered, ...told)
      .when({ ...set, basedOn: 'told' })
      .thenNothing();
  });

  test('is not told where the school knows one', () => {
    const known: PersonEvent = {
      type: 'PersonRegistered',
      data: { ...registered.data, contacts: { email: 'office' } },
    };
    given(known).when(set).thenFails('contact-known');
  });

  test('is added to the newest data alone', () => {
    given(registered)
      .when({ ...set, basedOn: 'older' })
      .thenFails('write-conflict');
    given().when(set).thenFails('person-not-found');
  });
});
