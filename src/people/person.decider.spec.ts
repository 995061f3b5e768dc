import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { personDecider } from './person.decider.js';
import type { PersonEvent, PersonRegistered } from './person.events.js';

const { given } = deciderSpec(personDecider);

const data = (text: string, internet = true): PersonRegistered['data'] => ({
  personId: 'anna',
  personal: { sealed: `${text}, sealed anew each time`, of: 'anna', in: 'command' },
  digest: `digest of ${text}`,
  internet,
});
const registered: PersonEvent = { type: 'PersonRegistered', data: data('Anna') };
const linked = (guardianId: string): PersonEvent => ({
  type: 'GuardianLinked',
  data: { personId: 'anna', guardianId },
});
const unlinked = (guardianId: string): PersonEvent => ({
  type: 'GuardianUnlinked',
  data: { personId: 'anna', guardianId },
});

describe('a person', () => {
  test('is registered once: what was sealed differs each time, so its digest tells', () => {
    given()
      .when({ kind: 'RegisterPerson', person: data('Anna') })
      .then(registered);
    const again = { ...data('Anna'), personal: { sealed: 'other bytes', of: 'anna', in: 'other' } };
    given(registered).when({ kind: 'RegisterPerson', person: again }).thenNothing();
  });

  test('has changed where the digest or the way to reach the family has', () => {
    for (const person of [data('Anne'), data('Anna', false)]) {
      given(registered)
        .when({ kind: 'RegisterPerson', person })
        .then({ type: 'PersonalDataChanged', data: person });
    }
    given(registered, { type: 'PersonalDataChanged', data: data('Anne') })
      .when({ kind: 'RegisterPerson', person: data('Anna') })
      .then({ type: 'PersonalDataChanged', data: data('Anna') });
  });
});

describe('the guardians of a pupil', () => {
  test('are the ones that are named, each once', () => {
    given(registered)
      .when({ kind: 'SetGuardians', guardianIds: ['mother', 'father', 'mother'] })
      .then(linked('mother'), linked('father'));
    given(registered, linked('mother'), linked('father'))
      .when({ kind: 'SetGuardians', guardianIds: ['aunt', 'father'] })
      .then(linked('aunt'), unlinked('mother'));
    given(registered, linked('mother'))
      .when({ kind: 'SetGuardians', guardianIds: [] })
      .then(unlinked('mother'));
  });

  test('stay as they are where nothing is new', () => {
    given(registered, linked('mother'), linked('father'), unlinked('father'))
      .when({ kind: 'SetGuardians', guardianIds: ['mother'] })
      .thenNothing();
  });

  test('may be linked again', () => {
    given(registered, linked('mother'), unlinked('mother'))
      .when({ kind: 'SetGuardians', guardianIds: ['mother'] })
      .then(linked('mother'));
  });

  test('are those of somebody who is known', () => {
    given()
      .when({ kind: 'SetGuardians', guardianIds: ['mother'] })
      .thenFails('person-not-found');
  });
});
