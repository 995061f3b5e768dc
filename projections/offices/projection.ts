import type { AccountIssued, OfficeEvent, RolesChanged } from '../../src/access/account.events.js';
import { isOffice } from '../../src/access/role-groups.values.js';
import type { Projection } from '../../src/eventing/projection.js';
import type { OfficesOfSchool } from './read-model.js';

export const officesOfSchool: Projection<OfficesOfSchool, AccountIssued | RolesChanged | OfficeEvent> = {
  name: 'officesOfSchool',
  version: 1,
  handles: [
    'AccountIssued',
    'RolesChanged',
    'OfficeProposed',
    'OfficeProposalRefused',
    'OfficeProposalWithdrawn',
    'OfficeGiven',
    'OfficeTaken',
  ],

  spansSchools: true,
  idsOf: (event) => {
    if (event.type !== 'AccountIssued' && event.type !== 'RolesChanged') return [event.data.office.schoolId];
    const { roles } = event.data;
    return [...new Set(roles.filter(({ role }) => isOffice(role)).map(({ schoolId }) => schoolId))];
  },

  evolve(document, event, id) {
    const { accountIds = [], proposals = {} } = document ?? {};
    switch (event.type) {
      case 'AccountIssued':
      case 'RolesChanged':
        return { _id: id, accountIds: [...new Set([...accountIds, event.data.accountId])], proposals };
      case 'OfficeProposed': {
        const { proposalId, ...proposed } = event.data;
        const proposal = { ...proposed, proposedAt: event.metadata.recordedAt };
        return { _id: id, accountIds, proposals: { ...proposals, [proposalId]: proposal } };
      }
      case 'OfficeProposalRefused':
      case 'OfficeProposalWithdrawn':
        return { _id: id, accountIds, proposals: without(proposals, event.data.proposalId) };
      case 'OfficeGiven':
        return { _id: id, accountIds, proposals: without(proposals, event.data.proposal?.proposalId) };
      case 'OfficeTaken':
        return { _id: id, accountIds, proposals };
    }
  },
};

const without = (
  proposals: OfficesOfSchool['proposals'],
  decided: string | undefined,
): OfficesOfSchool['proposals'] =>
  Object.fromEntries(Object.entries(proposals).filter(([proposalId]) => proposalId !== decided));
