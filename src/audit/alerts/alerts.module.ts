import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AlertsOfHandler } from '../../../projections/alerts/queries.js';
import { ReportOnAlertHandler } from '../../../projections/alerts/report.js';
import { AlertsController } from './alerts.controller.js';
import { ReviewAlertHandler } from './alerts.handlers.js';

@Module({
  imports: [CqrsModule],
  controllers: [AlertsController],
  providers: [AlertsOfHandler, ReportOnAlertHandler, ReviewAlertHandler],
})
export class AlertsModule {}
