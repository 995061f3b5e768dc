import { describe, test } from '@jest/globals';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { SCHOOL } from '../../test/support/recorded.js';
import type {
  GuardianLimited,
  GuardianLimitLifted,
  GuardianLinked,
  GuardianUnlinked,
  PersonRegistered,
} from '../../src/people/person.events.js';
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
      .expect('anna', { personal: sealed('Anna'), internet: true, guardians: [], children: [], limits: {} });
    given(registered, linked)
      .on({ type: 'PersonalDataChanged', data: data('Anne', false) })
      .expect('anna', {
        personal: sealed('Anne'),
        internet: false,
        guardians: ['mother'],
        children: [],
        limits: {},
      });
  });

  test('that was erased is known by id alone, with the guardians', () => {
    given(registered, linked)
      .on({ type: 'PersonErased', data: { personId: 'anna', ground: 'request' } })
      .expect('anna', { internet: true, guardians: ['mother'], children: [], limits: {} });
  });

  test('is linked with guardians from both sides, and unlinked from both', () => {
    given(registered)
      .on(linked)
      .expect('anna', {
        personal: sealed('Anna'),
        internet: true,
        guardians: ['mother'],
        children: [],
        limits: {},
      });
    given(registered)
      .on(linked)
      .expect('mother', { internet: true, guardians: [], children: ['anna'], limits: {} });
    given(registered, linked)
      .on(unlinked)
      .expect('anna', { personal: sealed('Anna'), internet: true, guardians: [], children: [], limits: {} });
    given(registered, linked)
      .on(unlinked)
      .expect('mother', { internet: true, guardians: [], children: [], limits: {} });
  });

  test('is kept from the other, as both documents say, until that is lifted', () => {
    const reason = sealed('By order 12');
    const limited = (what: 'no-access' | 'no-contact', from: string): GuardianLimited => ({
      type: 'GuardianLimited',
      data: { ...link, what, from, until: '2027-01-31', reason },
    });
    const limit = (what: 'no-access' | 'no-contact', from: string) => ({
      ...{ what, from, until: '2027-01-31', schoolId: SCHOOL },
    });
    const both = [limit('no-contact', '2026-11-01'), limit('no-access', '2026-12-01')];
    const history = [linked, limited('no-access', '2026-11-01'), limited('no-contact', '2026-11-01')];
    const later = limited('no-access', '2026-12-01');
    given(registered, ...history)
      .on(later)
      .expect('anna', {
        ...{ personal: sealed('Anna'), internet: true, guardians: ['mother'], children: [] },
        limits: { mother: both },
      });
    given(...history)
      .on(later)
      .expect('mother', { internet: true, guardians: [], children: ['anna'], limits: { anna: both } });
    const lifted: GuardianLimitLifted = {
      type: 'GuardianLimitLifted',
      data: { ...link, what: 'no-contact', reason },
    };
    given(...history, later)
      .on(lifted)
      .expect('mother', {
        ...{ internet: true, guardians: [], children: ['anna'] },
        limits: { anna: [limit('no-access', '2026-12-01')] },
      });
  });
});
