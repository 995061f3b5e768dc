import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import { START, type Position } from '../../src/eventing/position.js';
import { Directory } from '../../src/people/directory.js';
import { partOfList } from '../part-of-list.js';
import { meetingsOfClass, meetingsOfSchool } from './projection.js';
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

/** Those of all parents of a school, the latest first. */
export class MeetingsOfSchool extends Query<MeetingsAnswer & { readonly next?: string }> {
  constructor(
    readonly asked: {
      readonly schoolId: string;
      /** Where the list goes on; its beginning, where none is named. */
      readonly cursor: string | undefined;
      readonly limit: number;
      readonly atLeast: Position | undefined;
    },
  ) {
    super();
  }
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
    const documents = Object.entries(found?.meetings ?? {});
    const meetings = (await toldOf(documents, this.directory)).toSorted((a, b) =>
      a.startsAt < b.startsAt ? -1 : Number(a.startsAt > b.startsAt),
    );
    return { position: found?.position ?? START, meetings };
  }
}

@QueryHandler(MeetingsOfSchool)
export class MeetingsOfSchoolHandler implements IQueryHandler<MeetingsOfSchool> {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
  ) {}

  async execute({ asked }: MeetingsOfSchool) {
    const found = await this.reader.get(meetingsOfSchool, asked.schoolId, asked.atLeast);
    const places = Object.entries(found?.meetings ?? {}).map(([meetingId, meeting]) => ({
      ...{ meetingId, meeting, place: `${meeting.startsAt}_${meetingId}` },
    }));
    const { entries, ...more } = partOfList(places, asked);
    const shown = entries.map(({ meetingId, meeting }) => [meetingId, meeting] as const);
    const meetings = await toldOf(shown, this.directory);
    return { position: found?.position ?? START, meetings, ...more };
  }
}

const toldOf = async (
  documents: readonly (readonly [meetingId: string, meeting: MeetingDocument])[],
  directory: Directory,
): Promise<readonly MeetingAnswer[]> => {
  const nameOf = await directory.names(documents.map(([, { calledBy }]) => calledBy));
  return documents.map(([meetingId, { calledBy, times: _, ...told }]) => ({
    ...{ meetingId, ...told },
    calledBy: { id: calledBy, name: nameOf(calledBy) },
  }));
};
