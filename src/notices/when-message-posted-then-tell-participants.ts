import { isPair, type Among } from '../messages/among.values.js';
import type { MessagePosted } from '../messages/thread.events.js';
import type { Audience, Policy } from './policy.js';

/** The other of two, or whoever else reads in a class or group; who has read it before the notice is due is not told. */
export const whenMessagePostedThenTellParticipants: Policy<MessagePosted> = {
  on: ['MessagePosted'],
  tell({ data: { threadId, number, authorId, among }, metadata: { recordedAt } }) {
    return [
      {
        audience: audienceOf(among, { number, authorId }, recordedAt.slice(0, 10)),
        news: { kind: 'message', facts: { threadId, number, authorId } },
      },
    ];
  },
};

const audienceOf = (
  among: Among,
  { number, authorId }: Pick<MessagePosted['data'], 'number' | 'authorId'>,
  on: string,
): Audience => {
  if (among.kind === 'jointGroup') {
    return { who: 'membersOfJointGroup', jointGroupId: among.jointGroupId, without: authorId };
  }
  if (among.kind === 'schoolPupils') {
    return { who: 'holdersOfRoles', schoolId: among.schoolId, roles: ['pupil'], on, without: authorId };
  }
  if (!isPair(among)) {
    // Guardians who read along are told that there is something to read, and not of every answer.
    const part = among.kind === 'pupilsAndTeacher' && number === 1 ? 'everybody' : among.kind;
    return { who: 'partOfClass', classId: among.classId, part, on, without: authorId };
  }
  if (among.kind === 'twoGuardians') {
    const { classId, guardianIds } = among;
    const personId = guardianIds.find((id) => id !== authorId) ?? authorId;
    return { who: 'guardianInClass', personId, classId, on };
  }
  const { teacherId, guardianId, pupilId } = among;
  return authorId === teacherId
    ? { who: 'guardian', personId: guardianId, pupilId }
    : { who: 'teacher', personId: teacherId };
};
