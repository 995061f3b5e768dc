import type { ContactCodeIssued } from '../people/person.events.js';
import type { Policy } from './policy.js';

export const whenContactCodeIssuedThenSendItThere: Policy<ContactCodeIssued> = {
  on: ['ContactCodeIssued'],
  tell({ data: { personId, channel, contact, code, until } }) {
    return [
      {
        audience: { who: 'person', personId },
        news: { kind: 'contact-code', facts: { channel, contact, code, until } },
      },
    ];
  },
};
