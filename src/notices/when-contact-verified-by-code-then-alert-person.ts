import type { ContactVerified } from '../people/person.events.js';
import type { Policy } from './policy.js';

/** From now on notices go there: whoever reads the other contacts hears of it. */
export const whenContactVerifiedByCodeThenAlertPerson: Policy<ContactVerified> = {
  on: ['ContactVerified'],
  tell({ data: { personId, by } }) {
    if (by !== 'code') return [];
    const facts = { what: 'contact-changed' as const };
    return [{ audience: { who: 'person', personId }, news: { kind: 'security-alert', facts } }];
  },
};
