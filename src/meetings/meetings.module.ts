import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AssemblyOfHandler } from '../../projections/meetings/assembly.queries.js';
import { BallotsOfHandler } from '../../projections/meetings/ballots.query.js';
import { MeetingsInHandler } from '../../projections/meetings/my-meetings.query.js';
import { MeetingsOfHandler, MeetingsOfSchoolHandler } from '../../projections/meetings/queries.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { Ids } from '../people/ids.js';
import { RUNNERS, type Runners } from '../runners.js';
import { AssemblyReadsController } from './assembly-reads.controller.js';
import { AssemblyController } from './assembly.controller.js';
import { AttendMeetingHandler } from './attending.handlers.js';
import { MeetingsController } from './meetings.controller.js';
import { meetingsHandlers } from './meetings.handlers.js';
import { MeetingsWriter } from './meetings.writer.js';
import { MyMeetingsController } from './my-meetings.controller.js';
import { VotesController } from './votes.controller.js';
import { votesHandlers } from './votes.handlers.js';

@Module({
  imports: [CqrsModule],
  controllers: [
    MeetingsController,
    MyMeetingsController,
    AssemblyController,
    AssemblyReadsController,
    VotesController,
  ],
  providers: [
    {
      provide: MeetingsWriter,
      useFactory: (runners: Runners, reader: FreshReader, ids: Ids) =>
        new MeetingsWriter(runners, reader, ids),
      inject: [RUNNERS, FreshReader, Ids],
    },
    MeetingsOfHandler,
    MeetingsOfSchoolHandler,
    MeetingsInHandler,
    AssemblyOfHandler,
    BallotsOfHandler,
    ...meetingsHandlers,
    AttendMeetingHandler,
    ...votesHandlers,
  ],
})
export class MeetingsModule {}
