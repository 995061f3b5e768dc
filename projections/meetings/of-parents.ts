import type { FreshReader } from '../../src/eventing/fresh-reader.js';
import { laterOf, START, type Position } from '../../src/eventing/position.js';
import type { OfParents } from './appointed.js';
import { meetingsOfClass, meetingsOfSchool } from './projection.js';
import type { MeetingDocument } from './read-model.js';

interface MeetingsOfParents {
  readonly position: Position;
  /** Each with its id. */
  readonly of: (parents: OfParents) => readonly (readonly [meetingId: string, meeting: MeetingDocument])[];
}

/** The meetings of the parents of some classes and schools. */
export const meetingsOfParents = async (
  parents: readonly OfParents[],
  reader: FreshReader,
  atLeast: Position | undefined,
): Promise<MeetingsOfParents> => {
  const ids = (of: 'class' | 'school') => parents.flatMap((each) => each[of]?.id ?? []);
  const [ofClass, ofSchool] = await Promise.all([
    reader.getMany(meetingsOfClass, ids('class'), atLeast),
    reader.getMany(meetingsOfSchool, ids('school'), atLeast),
  ]);
  const positions = [...ofClass.values(), ...ofSchool.values()].map(({ position }) => position);
  return {
    position: positions.reduce(laterOf, START),
    of(some) {
      const found = some.class ? ofClass.get(some.class.id) : ofSchool.get(some.school.id);
      return Object.entries(found?.meetings ?? {});
    },
  };
};
