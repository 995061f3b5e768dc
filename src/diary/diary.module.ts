import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DiaryOfHandler } from '../../projections/diary-week/queries.js';
import { FinalGradesOfHandler } from '../../projections/final-grades/queries.js';
import { EventStore } from '../eventing/event-store.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { Ids } from '../people/ids.js';
import { RUNNERS, type Runners } from '../runners.js';
import { AcknowledgementController } from './acknowledgement.controller.js';
import { DiaryController } from './diary.controller.js';
import { diaryHandlers } from './diary.handlers.js';
import { DiaryWriter } from './diary.writer.js';

@Module({
  imports: [CqrsModule],
  controllers: [DiaryController, AcknowledgementController],
  providers: [
    {
      provide: DiaryWriter,
      useFactory: (runners: Runners, reader: FreshReader, store: EventStore, ids: Ids) =>
        new DiaryWriter(runners, reader, store, ids),
      inject: [RUNNERS, FreshReader, EventStore, Ids],
    },
    DiaryOfHandler,
    FinalGradesOfHandler,
    ...diaryHandlers,
  ],
})
export class DiaryModule {}
