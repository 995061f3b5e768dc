import { Module } from '@nestjs/common';
import { CqrsModule, QueryBus } from '@nestjs/cqrs';
import { DocumentStore } from '../eventing/document-store.js';
import { EventStore } from '../eventing/event-store.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { InTurn } from '../eventing/in-turn.js';
import { Lease } from '../eventing/lease.js';
import { thisProcess } from '../eventing/this-process.js';
import { DaysInTurn } from './days-in-turn.js';

/** For whoever changes the lessons of single days: the timetable, and journal pages. */
@Module({
  imports: [CqrsModule],
  providers: [
    {
      provide: DaysInTurn,
      useFactory: (
        store: EventStore,
        reader: FreshReader,
        queries: QueryBus,
        { vault: db }: DocumentStore,
      ) => {
        const turns = new InTurn({ leaseOf: (name) => new Lease({ db, name, ...thisProcess }) });
        return new DaysInTurn(store, reader, queries, turns);
      },
      inject: [EventStore, FreshReader, QueryBus, DocumentStore],
    },
  ],
  exports: [DaysInTurn],
})
export class DaysInTurnModule {}
