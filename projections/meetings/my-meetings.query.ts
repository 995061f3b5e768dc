import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import { laterOf, START, type Position } from '../../src/eventing/position.js';
import type { LocalTime } from '../../src/school/local-time.values.js';
import { appointed, type Appointed, type OfParents } from './appointed.js';
import { meetingsOfClass, meetingsOfSchool } from './projection.js';

export type MyMeeting = Appointed & OfParents & { readonly meetingId: string };

export interface MyMeetingsAnswer {
  readonly position: Position;
  /** The latest comes first. */
  readonly meetings: readonly MyMeeting[];
}

/** The meetings of the parents of some classes and schools, as far as they are to be shown. */
export class MeetingsIn extends Query<MyMeetingsAnswer> {
  constructor(
    readonly parents: readonly OfParents[],
    readonly isShown: (of: OfParents, startsAt: LocalTime) => boolean,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(MeetingsIn)
export class MeetingsInHandler implements IQueryHandler<MeetingsIn> {
  constructor(private readonly reader: FreshReader) {}

  async execute({ parents, isShown, atLeast }: MeetingsIn): Promise<MyMeetingsAnswer> {
    const ids = (of: 'class' | 'school') => parents.flatMap((each) => each[of]?.id ?? []);
    const [ofClass, ofSchool] = await Promise.all([
      this.reader.getMany(meetingsOfClass, ids('class'), atLeast),
      this.reader.getMany(meetingsOfSchool, ids('school'), atLeast),
    ]);
    const found = (of: OfParents) => (of.class ? ofClass.get(of.class.id) : ofSchool.get(of.school.id));
    const meetings = parents
      .flatMap((of) =>
        Object.entries(found(of)?.meetings ?? {})
          .filter(([, { startsAt }]) => isShown(of, startsAt))
          .map(([meetingId, meeting]): MyMeeting => ({ meetingId, ...of, ...appointed(meeting) })),
      )
      .sort((a, b) => b.startsAt.localeCompare(a.startsAt) || (a.meetingId < b.meetingId ? -1 : 1));
    const positions = [...ofClass.values(), ...ofSchool.values()].map(({ position }) => position);
    return { position: positions.reduce(laterOf, START), meetings };
  }
}
