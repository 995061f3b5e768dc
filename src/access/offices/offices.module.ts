import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { OfficesOfHandler } from '../../../projections/offices/queries.js';
import { OfficesController } from './offices.controller.js';
import { officesHandlers, OfficeWriter } from './offices.handlers.js';

/** Offices that schools give to accounts, and take from them. */
@Module({
  imports: [CqrsModule],
  controllers: [OfficesController],
  providers: [OfficeWriter, ...officesHandlers, OfficesOfHandler],
})
export class OfficesModule {}
