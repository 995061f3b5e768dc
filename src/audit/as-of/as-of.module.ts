import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { EventStore } from '../../eventing/event-store.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { AsOfRatingsController } from './as-of-ratings.controller.js';
import { AsOfController } from './as-of.controller.js';
import { Comparing } from './comparing.js';

/** What was known at a moment: the questions of other modules, asked of what the log said then. */
@Module({
  imports: [CqrsModule],
  controllers: [AsOfController, AsOfRatingsController],
  providers: [
    {
      provide: Comparing,
      useFactory: (reader: FreshReader, store: EventStore) => new Comparing(reader, store),
      inject: [FreshReader, EventStore],
    },
  ],
})
export class AsOfModule {}
