import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { MeetingsOfHandler } from '../../projections/meetings/queries.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { Ids } from '../people/ids.js';
import { RUNNERS, type Runners } from '../runners.js';
import { MeetingsController } from './meetings.controller.js';
import { meetingsHandlers } from './meetings.handlers.js';
import { MeetingsWriter } from './meetings.writer.js';

@Module({
  imports: [CqrsModule],
  controllers: [MeetingsController],
  providers: [
    {
      provide: MeetingsWriter,
      useFactory: (runners: Runners, reader: FreshReader, ids: Ids) =>
        new MeetingsWriter(runners, reader, ids),
      inject: [RUNNERS, FreshReader, Ids],
    },
    MeetingsOfHandler,
    ...meetingsHandlers,
  ],
})
export class MeetingsModule {}
