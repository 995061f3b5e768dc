import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { HistoryOfGradeHandler } from '../../projections/grade-history/queries.js';
import { JournalPageOfHandler } from '../../projections/journal-page/queries.js';
import { EventStore } from '../eventing/event-store.js';
import { Ids } from '../people/ids.js';
import { runnersOn } from '../runners.js';
import { GradesController, JournalController } from './journal.controller.js';
import { pageHandlers } from './page.handlers.js';
import { PageWriter } from './page.writer.js';

@Module({
  imports: [CqrsModule],
  controllers: [JournalController, GradesController],
  providers: [
    {
      provide: PageWriter,
      useFactory: (store: EventStore, ids: Ids) => new PageWriter(runnersOn(store).pages, ids),
      inject: [EventStore, Ids],
    },
    ...pageHandlers,
    JournalPageOfHandler,
    HistoryOfGradeHandler,
  ],
})
export class JournalModule {}
