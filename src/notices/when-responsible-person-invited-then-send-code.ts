import type { ResponsiblePersonInvited } from '../connecting/school-application.events.js';
import type { Policy } from './policy.js';

export const whenResponsiblePersonInvitedThenSendCode: Policy<ResponsiblePersonInvited> = {
  on: ['ResponsiblePersonInvited'],
  tell({ data: { personId, signInName, code, until } }) {
    const news = { kind: 'school-invitation', facts: { signInName, code, until } } as const;
    return [{ audience: { who: 'person', personId }, news }];
  },
};
