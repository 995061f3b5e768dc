import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { consultationsQueries } from '../../projections/consultations/queries.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { Ids } from '../people/ids.js';
import { RUNNERS, type Runners } from '../runners.js';
import { ConsultationsController } from './consultations.controller.js';
import { consultationsHandlers } from './consultations.handlers.js';
import { ConsultationsWriter } from './consultations.writer.js';

@Module({
  imports: [CqrsModule],
  controllers: [ConsultationsController],
  providers: [
    {
      provide: ConsultationsWriter,
      useFactory: (runners: Runners, reader: FreshReader, ids: Ids) =>
        new ConsultationsWriter(runners, reader, ids),
      inject: [RUNNERS, FreshReader, Ids],
    },
    ...consultationsQueries,
    ...consultationsHandlers,
  ],
})
export class ConsultationsModule {}
