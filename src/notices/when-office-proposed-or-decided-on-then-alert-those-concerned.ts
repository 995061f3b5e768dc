import type { OfficeGiven, OfficeProposalRefused, OfficeProposed } from '../access/account.events.js';
import type { Policy } from './policy.js';

/** Whoever is given the office is told by the change of roles. */
export const whenOfficeProposedOrDecidedOnThenAlertThoseConcerned: Policy<
  OfficeProposed | OfficeProposalRefused | OfficeGiven
> = {
  on: ['OfficeProposed', 'OfficeProposalRefused', 'OfficeGiven'],
  tell(event) {
    const { accountId, office } = event.data;
    const holder = { who: 'holderOfAccount', accountId } as const;
    if (event.type === 'OfficeProposed') {
      const { proposedBy: without } = event.data;
      const administrators = { who: 'administratorsOfSchool', schoolId: office.schoolId, without } as const;
      return [administrators, holder].map((audience) => ({ audience, news: alert('office-proposed') }));
    }
    if (event.type === 'OfficeProposalRefused') {
      const proposer = { who: 'person', personId: event.data.proposedBy } as const;
      return [proposer, holder].map((audience) => ({ audience, news: alert('office-refused') }));
    }
    const { proposal } = event.data;
    if (proposal === undefined) return [];
    const proposer = { who: 'person', personId: proposal.proposedBy } as const;
    return [{ audience: proposer, news: alert('office-agreed-to') }];
  },
};

const alert = (what: 'office-proposed' | 'office-refused' | 'office-agreed-to') =>
  ({ kind: 'security-alert', facts: { what } }) as const;
