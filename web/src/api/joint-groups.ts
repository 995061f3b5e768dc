import { queryOptions } from '@tanstack/react-query';
import type { Person } from './diary.js';
import { kept } from './freshness.js';
import { request } from './request.js';

/** Somebody of one of the schools of a group. */
export interface PersonOfSchool extends Person {
  readonly schoolId: string;
}

export interface SchoolOfGroup {
  readonly id: string;
  readonly title: string;
  readonly standing: 'asked' | 'takesPart' | 'refused' | 'left';
  readonly leaders: readonly Person[];
  readonly reason?: string;
}

/** A group of several schools, as far as the reader may know of it. */
export interface JointGroup {
  readonly jointGroupId: string;
  readonly title: string;
  readonly purpose: string;
  readonly closed: boolean;
  /** Whether something can be written in it. */
  readonly goesOn: boolean;
  /** That where it is at home comes first. */
  readonly schools: readonly SchoolOfGroup[];
  readonly size: number;
  readonly pupils?: readonly PersonOfSchool[];
  readonly asked?: readonly PersonOfSchool[];
  /** For a family: whether the pupil is in it, and not only asked. */
  readonly joined?: boolean;
}

const one = (jointGroupId: string) => `/api/joint-groups/${encodeURIComponent(jointGroupId)}`;
const inSchool = (schoolId: string) => `/api/schools/${encodeURIComponent(schoolId)}/joint-groups`;
const ofPupil = (pupilId: string) => `/api/pupils/${encodeURIComponent(pupilId)}/joint-groups`;

/** What all that follows is kept under, so that a change of one is seen in all. */
export const JOINT_GROUPS = ['joint-groups'] as const;

const listAt = (path: string) =>
  queryOptions({
    queryKey: [...JOINT_GROUPS, path],
    queryFn: async ({ signal }) =>
      ((await request(path, { signal })) as { readonly groups: readonly JointGroup[] }).groups,
    ...kept,
  });

/** Those that the reader proposed, leads or is in. */
export const ownJointGroupsQuery = listAt('/api/me/joint-groups');
export const jointGroupsInQuery = (schoolId: string) => listAt(inSchool(schoolId));
/** Those that a pupil is in, or was asked into. */
export const jointGroupsForQuery = (pupilId: string) => listAt(ofPupil(pupilId));

export const jointGroupQuery = (jointGroupId: string) =>
  queryOptions({
    queryKey: [...JOINT_GROUPS, jointGroupId],
    queryFn: async ({ signal }) => (await request(one(jointGroupId), { signal })) as JointGroup,
    ...kept,
  });

/** The other schools that have their journal here. */
export const partnersQuery = (schoolId: string) =>
  queryOptions({
    queryKey: ['joint-group-partners', schoolId],
    queryFn: async ({ signal }) => {
      const answer = await request(`${inSchool(schoolId)}/partners`, { signal });
      return (answer as { readonly partners: readonly { id: string; title: string }[] }).partners;
    },
    staleTime: 300_000,
  });

export interface Proposal {
  readonly title: string;
  readonly purpose: string;
  readonly schoolIds: readonly string[];
}

export const proposeJointGroup = (schoolId: string, proposal: Proposal, key: string) =>
  request(inSchool(schoolId), { method: 'POST', body: proposal, key });

const decision = (jointGroupId: string, schoolId: string, what: string) =>
  `${one(jointGroupId)}/schools/${encodeURIComponent(schoolId)}/${what}`;

/** @throws ProblemError `pupils-do-not-write` */
export const approveJointGroup = (jointGroupId: string, schoolId: string, leaderIds: readonly string[]) =>
  request(decision(jointGroupId, schoolId, 'approval'), { method: 'POST', body: { leaderIds } });

export const nameLeaders = (jointGroupId: string, schoolId: string, leaderIds: readonly string[]) =>
  request(decision(jointGroupId, schoolId, 'leaders'), { method: 'PUT', body: { leaderIds } });

export const refuseJointGroup = (jointGroupId: string, schoolId: string, reason: string) =>
  request(decision(jointGroupId, schoolId, 'refusal'), { method: 'POST', body: { reason } });

export const leaveJointGroup = (jointGroupId: string, schoolId: string, reason: string) =>
  request(decision(jointGroupId, schoolId, 'leaving'), { method: 'POST', body: { reason } });

export const askPupil = (jointGroupId: string, schoolId: string, pupilId: string) =>
  request(decision(jointGroupId, schoolId, 'pupils'), { method: 'POST', body: { pupilId } });

export const takePupilOut = (jointGroupId: string, { id, schoolId }: PersonOfSchool) =>
  request(`${decision(jointGroupId, schoolId, 'pupils')}/${encodeURIComponent(id)}`, { method: 'DELETE' });

export const closeJointGroup = (jointGroupId: string) =>
  request(`${one(jointGroupId)}/closing`, { method: 'POST', body: {} });

/** A guardian agrees that a pupil is in a group. */
export const agreeTo = (pupilId: string, jointGroupId: string) =>
  request(`${ofPupil(pupilId)}/${encodeURIComponent(jointGroupId)}/agreement`, { method: 'POST', body: {} });

/** A guardian does not agree, or the pupil leaves. */
export const leaveAs = (pupilId: string, jointGroupId: string) =>
  request(`${ofPupil(pupilId)}/${encodeURIComponent(jointGroupId)}`, { method: 'DELETE' });
