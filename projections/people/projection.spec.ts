import { describe, test } from '@jest/globals';
import { projectionSpec } from '../../test/support/projection-spec.js';
import type { GuardianLinked, GuardianUnlinked, PersonRegistered } from '../../src/people/person.events.js';
import { people } from './projection.js';

const { given } = projectionSpec(people);

const sealed = (text: string) => ({ sealed: text, of: 'anna', in: 'command' });
const data = (text: string, internet = true) => ({
  personId: 'anna',
  personal: sealed(text),
  digest: 'digest',
  internet,
});
const registered: PersonRegistered = { type: 'PersonRegistered', data: data('Anna') };
const link = { personId: 'anna', guardianId: 'mother' };
const linked: GuardianLinked = { type: 'GuardianLinked', data: link };
const unlinked: GuardianUnlinked = { type: 'GuardianUnlinked', data: link };

describe('a person', () => {
  test('is known with names and contacts sealed, as they are now', () => {
    given()
      .on(registered)
      .expect('anna', { personal: sealed('Anna'), internet: true, guardians: [], children: [] });
    given(registered, linked)
      .on({ type: 'PersonalDataChanged', data: data('Anne', false) })
      .expect('anna', { personal: sealed('Anne'), internet: false, guardians: ['mother'], children: [] });
  });

  test('is linked with guardians from both sides, and unlinked from both', () => {
    given(registered)
      .on(linked)
      .expect('anna', { personal: sealed('Anna'), internet: true, guardians: ['mother'], children: [] });
    given(registered)
      .on(linked)
      .expect('mother', { internet: true, guardians: [], children: ['anna'] });
    given(registered, linked)
      .on(unlinked)
      .expect('anna', { personal: sealed('Anna'), internet: true, guardians: [], children: [] });
    given(registered, linked).on(unlinked).expect('mother', { internet: true, guardians: [], children: [] });
  });
});
