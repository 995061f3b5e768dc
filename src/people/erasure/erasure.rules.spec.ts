import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import { personDecider } from '../person.decider.js';
import type { PersonErased, PersonRegistered } from '../person.events.js';
import type { ErasePerson, Standing } from './erasure.rules.js';

const { given } = deciderSpec(personDecider);

const data = {
  personId: 'anna',
  personal: { sealed: 'x', of: 'anna', in: 'c' },
  digest: 'd',
  internet: true,
};
const registered: PersonRegistered = { type: 'PersonRegistered', data };
const erased: PersonErased = { type: 'PersonErased', data: { personId: 'anna', ground: 'request' } };
const erase = (standing: Partial<Standing> = {}, ground: ErasePerson['ground'] = 'request'): ErasePerson => ({
  kind: 'ErasePerson',
  ground,
  standing: { enrolled: false, employed: false, guardian: false, ...standing },
});

describe('a person', () => {
  test('is erased, once, by whom nothing keeps', () => {
    given(registered).when(erase()).then(erased);
    given(registered, erased).when(erase()).thenNothing();
    given().when(erase()).thenFails('person-not-found');
  });

  test('is not erased while enrolled or employed, or a guardian, or while records have to be kept', () => {
    given(registered)
      .when(erase({ enrolled: true }))
      .thenFails('person-enrolled');
    given(registered)
      .when(erase({ employed: true }))
      .thenFails('person-employed');
    given(registered)
      .when(erase({ guardian: true }))
      .thenFails('guardian-of-enrolled');
    given(registered)
      .when(erase({ keptUntil: '2031-08-31' }))
      .thenFails('retention-runs');
  });

  test('is erased all the same where a court or an authority orders it', () => {
    given(registered)
      .when(erase({ enrolled: true, keptUntil: '2031-08-31' }, 'order'))
      .then({ type: 'PersonErased', data: { personId: 'anna', ground: 'order' } });
  });

  test('who was erased stays so: nothing more is registered, linked or verified', () => {
    given(registered, erased).when({ kind: 'RegisterPerson', person: data }).thenFails('person-erased');
    given(registered, erased)
      .when({ kind: 'SetGuardians', guardianIds: ['mother'] })
      .thenFails('person-erased');
    const guess = { personId: 'anna', channel: 'email', digest: 'd', at: '2026-01-01T00:00:00Z' } as const;
    given(registered, erased)
      .when({ kind: 'VerifyContact', ...guess })
      .thenFails('person-erased');
  });
});
