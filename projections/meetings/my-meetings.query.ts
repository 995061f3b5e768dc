import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import type { Position } from '../../src/eventing/position.js';
import type { LocalTime } from '../../src/school/local-time.values.js';
import { appointed, type Appointed, type OfParents } from './appointed.js';
import { meetingsOfParents } from './of-parents.js';

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
    const found = await meetingsOfParents(parents, this.reader, atLeast);
    const meetings = parents
      .flatMap((of) =>
        found
          .of(of)
          .filter(([, { startsAt }]) => isShown(of, startsAt))
          .map(([meetingId, meeting]): MyMeeting => ({ meetingId, ...of, ...appointed(meeting) })),
      )
      .sort((a, b) => b.startsAt.localeCompare(a.startsAt) || (a.meetingId < b.meetingId ? -1 : 1));
    return { position: found.position, meetings };
  }
}
