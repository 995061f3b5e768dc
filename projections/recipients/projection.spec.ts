import { describe, test } from '@jest/globals';
import { SCHOOL } from '../../test/support/recorded.js';
import { projectionSpec } from '../../test/support/projection-spec.js';
import type { NoticePreferencesSet } from '../../src/notices/preferences/preferences.events.js';
import type { ContactDigests } from '../../src/people/contacts.values.js';
import type { ContactVerified, PersonRegistered } from '../../src/people/person.events.js';
import { recipients } from './projection.js';

const { given } = projectionSpec(recipients);

const personId = 'eve';
const data = (contacts?: ContactDigests, internet = true): PersonRegistered['data'] => ({
  personId,
  personal: { sealed: 'sealed', of: personId, in: 'command' },
  digest: 'digest',
  internet,
  ...(contacts ? { contacts } : {}),
});
const registered: PersonRegistered = { type: 'PersonRegistered', data: data({ email: 'home' }) };
const verified: ContactVerified = {
  type: 'ContactVerified',
  data: { personId, channel: 'email', contact: 'home', by: 'code' },
};
const set: NoticePreferencesSet = {
  type: 'NoticePreferencesSet',
  data: { personId, preferences: { language: 'ru', kinds: { late: { channels: ['sms'], pace: 'daily' } } } },
};
const eve = {
  schoolId: SCHOOL,
  internet: true,
  contacts: { email: 'home' },
  verified: {},
  preferences: { kinds: {} },
  consentWithdrawn: false,
};

describe('a recipient', () => {
  test('has the contacts that the school knows, none of them verified', () => {
    given().on(registered).expect(personId, eve);
    given(registered)
      .on({ type: 'PersonalDataChanged', data: data({ email: 'home', sms: 'mobile' }, false) })
      .expect(personId, { ...eve, internet: false, contacts: { email: 'home', sms: 'mobile' } });
    given()
      .on({ type: 'PersonRegistered', data: data() })
      .expect(personId, { ...eve, contacts: {} });
  });

  test('has verified contacts until they change', () => {
    given(registered)
      .on(verified)
      .expect(personId, { ...eve, verified: { email: 'home' } });
    given(registered, verified)
      .on({ type: 'PersonalDataChanged', data: data({ email: 'home', sms: 'mobile' }) })
      .expect(personId, {
        ...eve,
        contacts: { email: 'home', sms: 'mobile' },
        verified: { email: 'home' },
      });
    given(registered, verified)
      .on({ type: 'PersonalDataChanged', data: data({ email: 'work' }) })
      .expect(personId, { ...eve, contacts: { email: 'work' } });
  });

  test('is told as chosen last, whatever else becomes known', () => {
    const { preferences } = set.data;
    given(registered)
      .on(set)
      .expect(personId, { ...eve, preferences });
    given(registered, set)
      .on(verified)
      .expect(personId, { ...eve, preferences, verified: { email: 'home' } });
    given(registered, set)
      .on({ type: 'NoticePreferencesSet', data: { personId, preferences: { kinds: {} } } })
      .expect(personId, eve);
  });

  test('is not told any more of what was ended by link', () => {
    given(registered, set)
      .on({ type: 'NoticesUnsubscribed', data: { personId, kind: 'absence', channel: 'email' } })
      .expect(personId, {
        ...eve,
        preferences: {
          language: 'ru',
          kinds: {
            late: { channels: ['sms'], pace: 'daily' },
            absence: { channels: ['sms'], pace: 'atOnce' },
          },
        },
      });
    given(registered, set)
      .on({ type: 'NoticesUnsubscribed', data: { personId, kind: 'late', channel: 'sms' } })
      .expect(personId, {
        ...eve,
        preferences: { language: 'ru', kinds: { late: { channels: [], pace: 'daily' } } },
      });
  });

  test('is told only what has to be, from when the consent is withdrawn until it is given again', () => {
    const whose = { accountId: 'a1', personId };
    const withdrawn = { type: 'ConsentWithdrawn', data: whose } as const;
    given(registered)
      .on(withdrawn)
      .expect(personId, { ...eve, consentWithdrawn: true });
    given(registered, withdrawn)
      .on({ type: 'ConsentGiven', data: { ...whose, version: '1' } })
      .expect(personId, eve);
  });
});
