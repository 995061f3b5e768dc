import { isPair, pairIn, type Among, type AmongClass, type AmongMany } from './among.values.js';

/** Where the threads of a class hang that are for some of it. */
export const boardOfClass = (classId: string, kind: AmongClass['kind']): string => `${classId}.${kind}`;

export const boardOfJointGroup = (jointGroupId: string): string => `${jointGroupId}.jointGroup`;

export const boardOfPupilsIn = (schoolId: string): string => `${schoolId}.schoolPupils`;

const boardOf = (among: AmongMany): string => {
  switch (among.kind) {
    case 'jointGroup':
      return boardOfJointGroup(among.jointGroupId);
    case 'schoolPupils':
      return boardOfPupilsIn(among.schoolId);
    default:
      return boardOfClass(among.classId, among.kind);
  }
};

/** The boards that a thread hangs on: of each of two, or of those of a class or group. */
export const boardsOf = (among: Among): readonly string[] =>
  isPair(among) ? pairIn(among) : [boardOf(among)];

export const messageIdOf = (threadId: string, number: number): string => `${threadId}-${number.toString()}`;
