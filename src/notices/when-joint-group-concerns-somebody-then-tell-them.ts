import type { JointGroupEvent } from '../joint-groups/joint-group.events.js';
import type { Facts } from './notice.js';
import type { Audience, Policy, Telling } from './policy.js';

/**
 * Deputy heads are told of what waits for them, whoever proposed a group of what became of that, and teachers, guardians
 * and pupils of their part in it. That a pupil is in it no more is told to the family and to those who lead it in the
 * own school: the others may never have known the name.
 */
export const whenJointGroupConcernsSomebodyThenTellThem: Policy<JointGroupEvent> = {
  on: [
    ...(['JointGroupProposed', 'JointGroupApproved', 'JointGroupRefused', 'JointGroupLeft'] as const),
    ...(['JointGroupLeadersNamed', 'JointGroupPupilAsked', 'JointGroupPupilJoined'] as const),
    ...(['JointGroupPupilLeft', 'JointGroupClosed'] as const),
  ],

  tell({ type, data, metadata: { actor } }): readonly Telling[] {
    const { jointGroupId, schoolId } = data;
    const toldOf = (change: Facts['joint-group']['change']) => (audience: Audience) => ({
      ...{ audience, news: { kind: 'joint-group', facts: { jointGroupId, schoolId, change } } as const },
    });
    const proposer: Audience = { who: 'proposerOfJointGroup', jointGroupId };
    switch (type) {
      case 'JointGroupProposed':
        return data.schoolIds
          .map((id): Audience => ({ who: 'leadersOfSchool', schoolId: id, without: actor.personId }))
          .map(toldOf('proposed'));
      case 'JointGroupApproved':
        return [toldOf('approved')(proposer), ...leading(data.leaderIds).map(toldOf('leading'))];
      case 'JointGroupLeadersNamed':
        return leading(data.leaderIds).map(toldOf('leading'));
      case 'JointGroupRefused':
        return [toldOf('refused')(proposer)];
      case 'JointGroupLeft':
        return [toldOf('left')(proposer)];
      case 'JointGroupPupilAsked':
        return [toldOf('asked')({ who: 'guardians', pupilId: data.pupilId })];
      case 'JointGroupPupilJoined':
        return [toldOf('joined')({ who: 'person', personId: data.pupilId, pupilId: data.pupilId })];
      case 'JointGroupPupilLeft': {
        const { pupilId } = data;
        const without = actor.personId;
        return [
          toldOf('departed')({ who: 'family', pupilId }),
          toldOf('departed')({
            ...{ who: 'leadersOfJointGroup', jointGroupId, schoolId, aboutPupilId: pupilId, without },
          }),
        ];
      }
      case 'JointGroupClosed':
        return [toldOf('closed')({ who: 'familiesOfJointGroup', jointGroupId, without: actor.personId })];
    }
  },
};

const leading = (leaderIds: readonly string[]): Audience[] =>
  leaderIds.map((personId) => ({ who: 'teacher', personId }));
