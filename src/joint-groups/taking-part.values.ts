/** How a school stands to a group that concerns it. */
export type Standing = 'asked' | 'takesPart' | 'refused' | 'left';

export interface SchoolOfGroup {
  readonly standing: Standing;
  /** Who leads the group in the school. */
  readonly leaderIds: readonly string[];
}

/** By schools. */
export type SchoolsOfGroup = Readonly<Record<string, SchoolOfGroup>>;

/** By pupils who were asked and not taken out since: by which school, and whether a guardian agreed. */
export type PupilsOfGroup = Readonly<Record<string, { readonly schoolId: string; readonly joined: boolean }>>;

interface Group {
  readonly schools: SchoolsOfGroup;
  readonly closed: boolean;
}

/** A group is one where at least so many schools take part. */
const FEWEST_SCHOOLS = 2;

/** How the schools stand to a new group. */
export const schoolsAsked = (schoolIds: readonly string[]): SchoolsOfGroup =>
  Object.fromEntries(schoolIds.map((schoolId) => [schoolId, { standing: 'asked', leaderIds: [] }]));

/** The pupils of the others, where a school leaves. */
export const pupilsWithout = (pupils: PupilsOfGroup, schoolId: string): PupilsOfGroup =>
  Object.fromEntries(Object.entries(pupils).filter(([, pupil]) => pupil.schoolId !== schoolId));

/** The schools that take part. */
export const takingPart = ({ schools }: Pick<Group, 'schools'>): readonly string[] =>
  Object.keys(schools).filter((schoolId) => schools[schoolId]?.standing === 'takesPart');

/** Whether enough schools take part, and the group was not closed: only then something is written in it. */
export const goesOn = (group: Group): boolean => !group.closed && takingPart(group).length >= FEWEST_SCHOOLS;
