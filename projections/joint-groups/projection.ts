import type { Projection } from '../../src/eventing/projection.js';
import type {
  JointGroupApproved,
  JointGroupEvent,
  JointGroupLeadersNamed,
  JointGroupProposed,
  JointGroupPupilAsked,
} from '../../src/joint-groups/joint-group.events.js';
import { pupilsWithout, schoolsAsked } from '../../src/joint-groups/taking-part.values.js';
import type { JointGroupDocument, JointGroupsOf, StandingOfSchool } from './read-model.js';

export const jointGroups: Projection<JointGroupDocument, JointGroupEvent> = {
  name: 'jointGroups',
  version: 1,
  handles: [
    ...(['JointGroupProposed', 'JointGroupApproved', 'JointGroupRefused', 'JointGroupLeft'] as const),
    ...(['JointGroupLeadersNamed', 'JointGroupPupilAsked', 'JointGroupPupilJoined'] as const),
    ...(['JointGroupPupilLeft', 'JointGroupClosed'] as const),
  ],
  begins: ['JointGroupProposed'],
  // What each school did is recorded as that school's.
  spansSchools: true,
  idsOf: ({ data }) => [data.jointGroupId],

  evolve(document, event, id) {
    if (event.type === 'JointGroupProposed') {
      const { schoolId, proposerId, title, purpose, schoolIds } = event.data;
      const about = { schoolId, proposerId, title, purpose, at: event.metadata.recordedAt };
      return { _id: id, ...about, schools: schoolsAsked(schoolIds), pupils: {}, closed: false };
    }
    if (!document) throw new Error(`${event.type} came before the group ${id} was proposed.`);
    const { schoolId } = event.data;
    switch (event.type) {
      case 'JointGroupApproved':
      case 'JointGroupLeadersNamed':
        return standsAs(document, schoolId, { standing: 'takesPart', leaderIds: event.data.leaderIds });
      case 'JointGroupRefused':
        return standsAs(document, schoolId, {
          standing: 'refused',
          leaderIds: [],
          reason: event.data.reason,
        });
      case 'JointGroupLeft': {
        const { reason } = event.data;
        const pupils = pupilsWithout(document.pupils, schoolId);
        return { ...standsAs(document, schoolId, { standing: 'left', leaderIds: [], reason }), pupils };
      }
      case 'JointGroupPupilAsked':
      case 'JointGroupPupilJoined': {
        const pupil = { schoolId, joined: event.type === 'JointGroupPupilJoined' };
        return { ...document, pupils: { ...document.pupils, [event.data.pupilId]: pupil } };
      }
      case 'JointGroupPupilLeft': {
        const { [event.data.pupilId]: _, ...pupils } = document.pupils;
        return { ...document, pupils };
      }
      case 'JointGroupClosed':
        return { ...document, closed: true };
    }
  },
};

const standsAs = (
  document: JointGroupDocument,
  schoolId: string,
  school: StandingOfSchool,
): JointGroupDocument => ({ ...document, schools: { ...document.schools, [schoolId]: school } });

type Concerning = JointGroupProposed | JointGroupApproved | JointGroupLeadersNamed | JointGroupPupilAsked;

export const jointGroupsOf: Projection<JointGroupsOf, Concerning> = {
  name: 'jointGroupsOf',
  version: 1,
  handles: ['JointGroupProposed', 'JointGroupApproved', 'JointGroupLeadersNamed', 'JointGroupPupilAsked'],
  spansSchools: true,

  idsOf({ data }) {
    if ('schoolIds' in data) return [...data.schoolIds, data.proposerId];
    return 'pupilId' in data ? [data.pupilId] : data.leaderIds;
  },

  evolve: (document, { data: { jointGroupId } }, id) => ({
    _id: id,
    groupIds: [...new Set([...(document?.groupIds ?? []), jointGroupId])],
  }),
};
