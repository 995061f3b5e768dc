import type { ConsentEvent } from '../../src/access/issuing/consents.events.js';
import type { Projection } from '../../src/eventing/projection.js';
import type { NoticePreferencesEvent } from '../../src/notices/preferences/preferences.events.js';
import { NO_PREFERENCES, without } from '../../src/notices/preferences/preferences.values.js';
import { stillVerified } from '../../src/people/contacts.values.js';
import type {
  ContactVerified,
  PersonalDataChanged,
  PersonErased,
  PersonRegistered,
} from '../../src/people/person.events.js';
import type { Recipient } from './read-model.js';

type Handled =
  | PersonRegistered
  | PersonalDataChanged
  | ContactVerified
  | PersonErased
  | NoticePreferencesEvent
  | ConsentEvent;

export const recipients: Projection<Recipient, Handled> = {
  name: 'recipients',
  version: 2,
  handles: [
    'PersonRegistered',
    'PersonalDataChanged',
    'ContactVerified',
    'PersonErased',
    'NoticePreferencesSet',
    'NoticesUnsubscribed',
    'ConsentGiven',
    'ConsentWithdrawn',
  ],

  spansSchools: true,
  idsOf: ({ data }) => [data.personId],

  evolve(document, event, id) {
    const { schoolId } = event.metadata;
    const recipient: Recipient = document ?? { _id: id, schoolId, ...UNKNOWN };
    switch (event.type) {
      case 'PersonRegistered':
      case 'PersonalDataChanged': {
        const { internet, contacts = {} } = event.data;
        const verified = stillVerified(recipient.verified, contacts);
        return { ...recipient, schoolId, internet, contacts, verified };
      }
      case 'ContactVerified': {
        const { channel, contact } = event.data;
        return { ...recipient, verified: { ...recipient.verified, [channel]: contact } };
      }
      case 'PersonErased':
        return { ...recipient, ...UNKNOWN };
      case 'NoticePreferencesSet':
        return { ...recipient, preferences: event.data.preferences };
      case 'NoticesUnsubscribed': {
        const { kind, channel } = event.data;
        return { ...recipient, preferences: without(recipient.preferences, kind, channel) };
      }
      case 'ConsentGiven':
      case 'ConsentWithdrawn':
        return { ...recipient, consentWithdrawn: event.type === 'ConsentWithdrawn' };
    }
  },
};

const UNKNOWN = {
  ...{ internet: true, contacts: {}, verified: {}, preferences: NO_PREFERENCES },
  consentWithdrawn: false,
};
