import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { HealthNotesModule } from '../health-notes/health-notes.module.js';
import { ExemptionsController } from './exemptions.controller.js';
import { KnownHealthController } from './known-health.controller.js';
import { exemptionHandlers } from './exemptions.handlers.js';

/** From which subjects pupils are exempt, and when. */
@Module({
  imports: [CqrsModule, HealthNotesModule],
  controllers: [ExemptionsController, KnownHealthController],
  providers: exemptionHandlers,
})
export class ExemptionsModule {}
