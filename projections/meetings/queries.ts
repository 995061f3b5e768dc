import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import { START, type Position } from '../../src/eventing/position.js';
import { Directory } from '../../src/people/directory.js';
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

@QueryHandler(MeetingsOf)
export class MeetingsOfHandler implements IQueryHandler<MeetingsOf> {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
  ) {}

  async execute({ classId, atLeast }: MeetingsOf): Promise<MeetingsAnswer> {
    const found = await this.reader.get(meetingsOfClass, classId, atLeast);
    const documents = Object.entries(found?.meetings ?? {});
    const nameOf = await this.directory.names(documents.map(([, { calledBy }]) => calledBy));
    const meetings = documents
      .map(([meetingId, { calledBy, times: _, ...told }]) => ({
        ...{ meetingId, ...told },
        calledBy: { id: calledBy, name: nameOf(calledBy) },
      }))
      .sort((a, b) => (a.startsAt < b.startsAt ? -1 : Number(a.startsAt > b.startsAt)));
    return { position: found?.position ?? START, meetings };
  }
}
