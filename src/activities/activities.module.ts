import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { activitiesQueries } from '../../projections/activities/queries.js';
import { ActivitiesController } from './activities.controller.js';
import { activitiesHandlers } from './activities.handlers.js';
import { SignUpsController } from './sign-ups.controller.js';

@Module({
  imports: [CqrsModule],
  controllers: [ActivitiesController, SignUpsController],
  providers: [...activitiesHandlers, ...activitiesQueries],
})
export class ActivitiesModule {}
