import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AuditedFactsHandler } from '../../../projections/audit-trail/queries.js';
import { HistoryController } from './history.controller.js';

@Module({
  imports: [CqrsModule],
  controllers: [HistoryController],
  providers: [AuditedFactsHandler],
})
export class HistoryModule {}
