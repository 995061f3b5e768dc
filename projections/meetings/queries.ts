import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import { START, type Position } from '../../src/eventing/position.js';
import type { ParentsKnown } from '../../src/meetings/parents-known.js';
import { Directory } from '../../src/people/directory.js';
import { partOfList } from '../part-of-list.js';
import type { OfParents } from './appointed.js';
import { meetingsOfParents } from './of-parents.js';
import { meetingsOfClass } from './projection.js';
import type { MeetingDocument } from './read-model.js';

/** The meetings of a class, in the order of their times. */
export class MeetingsOf extends Query<MeetingsAnswer> {
  constructor(
    readonly classId: string,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

export interface MeetingsAnswer {
  readonly position: Position;
  readonly meetings: readonly MeetingAnswer[];
}

export type MeetingAnswer = Omit<MeetingDocument, 'calledBy' | 'times'> & {
  readonly meetingId: string;
  readonly calledBy: { readonly id: string; readonly name: string };
};

/** Those of the parents of a school and of its classes, the latest first. */
export class MeetingsOfSchool extends Query<SchoolMeetingsAnswer> {
  constructor(
    readonly asked: {
      readonly parents: readonly ParentsKnown[];
      /** Where the list goes on; its beginning, where none is named. */
      readonly cursor: string | undefined;
      readonly limit: number;
      readonly atLeast: Position | undefined;
    },
  ) {
    super();
  }
}

export interface SchoolMeetingsAnswer {
  readonly position: Position;
  readonly meetings: readonly (MeetingAnswer & OfParents & Pick<ParentsKnown, 'mayOpen'>)[];
  readonly next?: string;
}

/** The place of the last meeting that was shown. */
export const MEETING_CURSOR = /^\d{4}-\d\d-\d\dT\d\d:\d\d_[a-z0-9]{1,64}$/;

@QueryHandler(MeetingsOf)
export class MeetingsOfHandler implements IQueryHandler<MeetingsOf> {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
  ) {}

  async execute({ classId, atLeast }: MeetingsOf): Promise<MeetingsAnswer> {
    const found = await this.reader.get(meetingsOfClass, classId, atLeast);
    const documents = found?.meetings ?? {};
    const toldAs = await tellingOf(Object.values(documents), this.directory);
    const meetings = Object.entries(documents)
      .map(([meetingId, meeting]) => toldAs(meetingId, meeting))
      .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : Number(a.startsAt > b.startsAt)));
    return { position: found?.position ?? START, meetings };
  }
}

@QueryHandler(MeetingsOfSchool)
export class MeetingsOfSchoolHandler implements IQueryHandler<MeetingsOfSchool> {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
  ) {}

  async execute({ asked }: MeetingsOfSchool): Promise<SchoolMeetingsAnswer> {
    const { parents, atLeast } = asked;
    const found = await meetingsOfParents(
      parents.map(({ of }) => of),
      this.reader,
      atLeast,
    );
    const all = parents.flatMap(({ of, mayOpen }) =>
      found.of(of).map(([meetingId, meeting]) => ({
        ...{ of, mayOpen, meetingId, meeting, place: `${meeting.startsAt}_${meetingId}` },
      })),
    );
    const { entries, ...more } = partOfList(all, asked);
    const toldAs = await tellingOf(
      entries.map(({ meeting }) => meeting),
      this.directory,
    );
    const meetings = entries.map(({ of, mayOpen, meetingId, meeting }) => ({
      ...{ ...toldAs(meetingId, meeting), ...of, mayOpen },
    }));
    return { position: found.position, meetings, ...more };
  }
}

/** Looks up at once who called some meetings. */
const tellingOf = async (
  meetings: readonly MeetingDocument[],
  directory: Directory,
): Promise<(meetingId: string, meeting: MeetingDocument) => MeetingAnswer> => {
  const nameOf = await directory.names(meetings.map(({ calledBy }) => calledBy));
  return (meetingId, { calledBy, times: _, ...told }) => ({
    ...{ meetingId, ...told },
    calledBy: { id: calledBy, name: nameOf(calledBy) },
  });
};
