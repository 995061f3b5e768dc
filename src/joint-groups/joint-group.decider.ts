import type { Decider } from '../eventing/decider.js';
import { DomainError, type FieldError } from '../eventing/domain-error.js';
import { mustHaveNoFaults, textFaults } from '../eventing/faults.values.js';
import { own } from '../school/plain-data.values.js';
import type { JointGroupEvent, JointGroupPupilLeft, JointGroupProposed } from './joint-group.events.js';
import {
  pupilsWithout,
  schoolsAsked,
  takingPart,
  type PupilsOfGroup,
  type SchoolsOfGroup,
  type Standing,
} from './taking-part.values.js';

interface InSchool {
  readonly schoolId: string;
}

export type JointGroupCommand =
  | { readonly kind: 'ProposeJointGroup'; readonly group: JointGroupProposed['data'] }
  | (InSchool & { readonly kind: 'ApproveJointGroup'; readonly leaderIds: readonly string[] })
  | (InSchool & { readonly kind: 'RefuseJointGroup'; readonly reason: string })
  | (InSchool & { readonly kind: 'LeaveJointGroup'; readonly reason: string })
  | (InSchool & { readonly kind: 'NameLeaders'; readonly leaderIds: readonly string[] })
  | (InSchool & { readonly kind: 'AskPupil'; readonly pupilId: string })
  | { readonly kind: 'LetPupilJoin'; readonly pupilId: string }
  | {
      readonly kind: 'TakePupilOut';
      readonly pupilId: string;
      readonly by: JointGroupPupilLeft['data']['by'];
    }
  | { readonly kind: 'CloseJointGroup' };

type CommandOf<Kind extends JointGroupCommand['kind']> = Extract<JointGroupCommand, { kind: Kind }>;

export interface JointGroup {
  readonly proposed: JointGroupProposed['data'] | undefined;
  readonly schools: SchoolsOfGroup;
  /** Who was asked and not taken out since, by which school, and whether a guardian agreed. */
  readonly pupils: PupilsOfGroup;
  /** Whoever led it at any time. */
  readonly everLed: readonly string[];
  readonly closed: boolean;
}

/** Characters, at most. */
export const LONGEST = { title: 120, purpose: 2000, reason: 500 } as const;
/** In one group, at most; leaders in each school. */
export const MOST = { schools: 10, leaders: 10, pupils: 200 } as const;

export const jointGroupDecider: Decider<JointGroup, JointGroupCommand, JointGroupEvent> = {
  initial: () => ({ proposed: undefined, schools: {}, pupils: {}, everLed: [], closed: false }),

  decide(command, group) {
    switch (command.kind) {
      case 'ProposeJointGroup':
        return propose(command, group);
      case 'ApproveJointGroup':
        return approve(command, group);
      case 'RefuseJointGroup':
        return refuse(command, group);
      case 'LeaveJointGroup':
        return leave(command, group);
      case 'NameLeaders':
        return nameLeaders(command, group);
      case 'AskPupil':
        return askPupil(command, group);
      case 'LetPupilJoin':
        return letPupilJoin(command, group);
      case 'TakePupilOut':
        return takePupilOut(command, group);
      case 'CloseJointGroup':
        return close(group);
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(group, event) {
    switch (event.type) {
      case 'JointGroupProposed':
        return { ...group, proposed: event.data, schools: schoolsAsked(event.data.schoolIds) };
      case 'JointGroupApproved':
      case 'JointGroupLeadersNamed': {
        const { schoolId, leaderIds } = event.data;
        const everLed = [...new Set([...group.everLed, ...leaderIds])];
        return { ...standsAs(group, schoolId, 'takesPart', leaderIds), everLed };
      }
      case 'JointGroupRefused':
        return standsAs(group, event.data.schoolId, 'refused');
      case 'JointGroupLeft': {
        const { schoolId } = event.data;
        return { ...standsAs(group, schoolId, 'left'), pupils: pupilsWithout(group.pupils, schoolId) };
      }
      case 'JointGroupPupilAsked':
      case 'JointGroupPupilJoined': {
        const { pupilId, schoolId } = event.data;
        const joined = event.type === 'JointGroupPupilJoined';
        return { ...group, pupils: { ...group.pupils, [pupilId]: { schoolId, joined } } };
      }
      case 'JointGroupPupilLeft': {
        const { [event.data.pupilId]: _, ...pupils } = group.pupils;
        return { ...group, pupils };
      }
      case 'JointGroupClosed':
        return { ...group, closed: true };
      default:
        return group;
    }
  },
};

const standsAs = (
  group: JointGroup,
  schoolId: string,
  standing: Standing,
  leaderIds: readonly string[] = [],
): JointGroup => ({ ...group, schools: { ...group.schools, [schoolId]: { standing, leaderIds } } });

const propose = ({ group }: CommandOf<'ProposeJointGroup'>, { proposed }: JointGroup): JointGroupEvent[] => {
  if (proposed) throw new DomainError('joint-group-already-proposed', 'It was proposed.', 'conflict');
  const { title, purpose, schoolIds, schoolId } = group;
  const others = new Set(schoolIds.filter((id) => id !== schoolId));
  const isInOrder = schoolIds[0] === schoolId && schoolIds.length === others.size + 1;
  const count = isInOrder && others.size >= 1 && schoolIds.length <= MOST.schools;
  mustBeInOrder([
    ...textFaults('title', title, LONGEST.title),
    ...textFaults('purpose', purpose, LONGEST.purpose),
    ...(count
      ? []
      : [
          {
            field: 'schoolIds',
            message: `must name from 1 to ${(MOST.schools - 1).toString()} other schools`,
          },
        ]),
  ]);
  return [{ type: 'JointGroupProposed', data: group }];
};

const approve = (
  { schoolId, leaderIds }: CommandOf<'ApproveJointGroup'>,
  group: JointGroup,
): JointGroupEvent[] => {
  const { jointGroupId, standing } = mustConcern(mustGoOn(group), schoolId);
  mustBeInOrder(faultsOfLeaders(leaderIds));
  if (standing === 'takesPart') return nameLeaders({ kind: 'NameLeaders', schoolId, leaderIds }, group);
  return [{ type: 'JointGroupApproved', data: { jointGroupId, schoolId, leaderIds } }];
};

const refuse = (
  { schoolId, reason }: CommandOf<'RefuseJointGroup'>,
  group: JointGroup,
): JointGroupEvent[] => {
  const { jointGroupId, standing } = mustConcern(group, schoolId);
  if (standing === 'refused') return [];
  if (standing !== 'asked') {
    const message = 'Your school has agreed to it. It can leave the group.';
    throw new DomainError('joint-group-decided-already', message, 'conflict');
  }
  mustBeInOrder(textFaults('reason', reason, LONGEST.reason));
  return [{ type: 'JointGroupRefused', data: { jointGroupId, schoolId, reason } }];
};

const leave = ({ schoolId, reason }: CommandOf<'LeaveJointGroup'>, group: JointGroup): JointGroupEvent[] => {
  const { jointGroupId, standing } = mustConcern(group, schoolId);
  if (standing === 'left') return [];
  mustTakePart(group, schoolId);
  mustBeInOrder(textFaults('reason', reason, LONGEST.reason));
  return [{ type: 'JointGroupLeft', data: { jointGroupId, schoolId, reason } }];
};

const nameLeaders = (
  { schoolId, leaderIds }: CommandOf<'NameLeaders'>,
  group: JointGroup,
): JointGroupEvent[] => {
  const { jointGroupId } = mustTakePart(mustGoOn(group), schoolId);
  mustBeInOrder(faultsOfLeaders(leaderIds));
  const now = group.schools[schoolId]?.leaderIds ?? [];
  if (now.length === leaderIds.length && leaderIds.every((id) => now.includes(id))) return [];
  return [{ type: 'JointGroupLeadersNamed', data: { jointGroupId, schoolId, leaderIds } }];
};

const askPupil = ({ schoolId, pupilId }: CommandOf<'AskPupil'>, group: JointGroup): JointGroupEvent[] => {
  const { jointGroupId } = mustTakePart(mustGoOn(group), schoolId);
  // Somebody who changed the school since is asked for by the new one.
  if (own(group.pupils, pupilId)?.schoolId === schoolId) return [];
  if (Object.keys(group.pupils).length >= MOST.pupils) {
    throw new DomainError(
      'joint-group-full',
      'So many pupils are in no group. Propose another one.',
      'conflict',
    );
  }
  return [{ type: 'JointGroupPupilAsked', data: { jointGroupId, schoolId, pupilId } }];
};

const letPupilJoin = ({ pupilId }: CommandOf<'LetPupilJoin'>, group: JointGroup): JointGroupEvent[] => {
  const { schoolId, joined, jointGroupId } = pupilIn(mustGoOn(group), pupilId);
  return joined ? [] : [{ type: 'JointGroupPupilJoined', data: { jointGroupId, schoolId, pupilId } }];
};

const takePupilOut = ({ pupilId, by }: CommandOf<'TakePupilOut'>, group: JointGroup): JointGroupEvent[] => {
  const { schoolId, jointGroupId } = pupilIn(group, pupilId);
  return [{ type: 'JointGroupPupilLeft', data: { jointGroupId, schoolId, pupilId, by } }];
};

const close = (group: JointGroup): JointGroupEvent[] => {
  const { jointGroupId, schoolId } = mustBeProposed(group);
  return group.closed ? [] : [{ type: 'JointGroupClosed', data: { jointGroupId, schoolId } }];
};

const faultsOfLeaders = (leaderIds: readonly string[]): FieldError[] => {
  const isInOrder = leaderIds.length >= 1 && leaderIds.length <= MOST.leaders;
  const isOnce = new Set(leaderIds).size === leaderIds.length;
  if (isInOrder && isOnce) return [];
  const message = `must name from 1 to ${MOST.leaders.toString()} teachers of the school, each once`;
  return [{ field: 'leaderIds', message }];
};

const mustBeInOrder = (faults: readonly FieldError[]): void =>
  mustHaveNoFaults(faults, 'joint-group-not-in-order', 'Nothing was changed');

const mustBeProposed = ({ proposed }: JointGroup): JointGroupProposed['data'] => {
  if (!proposed) throw jointGroupNotFound();
  return proposed;
};

/** @throws DomainError `joint-group-closed`. */
const mustGoOn = (group: JointGroup): JointGroup => {
  if (group.closed) throw new DomainError('joint-group-closed', 'The group was closed.', 'conflict');
  return group;
};

/** @throws DomainError `joint-group-not-found` for a school that it does not concern, too. */
const mustConcern = (group: JointGroup, schoolId: string) => {
  const { jointGroupId } = mustBeProposed(group);
  const school = own(group.schools, schoolId);
  if (!school) throw jointGroupNotFound();
  return { jointGroupId, standing: school.standing };
};

/** @throws DomainError `joint-group-not-approved` too. */
const mustTakePart = (group: JointGroup, schoolId: string) => {
  const { jointGroupId } = mustConcern(group, schoolId);
  if (takingPart(group).includes(schoolId)) return { jointGroupId };
  const message = 'The school does not take part in the group. Its deputy head can approve it.';
  throw new DomainError('joint-group-not-approved', message, 'conflict');
};

/** @throws DomainError `joint-group-pupil-not-asked`. */
const pupilIn = (group: JointGroup, pupilId: string) => {
  const { jointGroupId } = mustBeProposed(group);
  const pupil = own(group.pupils, pupilId);
  if (!pupil) throw pupilNotAsked();
  return { ...pupil, jointGroupId };
};

export const pupilNotAsked = (): DomainError =>
  new DomainError('joint-group-pupil-not-asked', 'The pupil was not asked into this group.', 'not-found');

export const jointGroupNotFound = (): DomainError =>
  new DomainError(
    'joint-group-not-found',
    'There is no such group of schools among those you may see.',
    'not-found',
  );
