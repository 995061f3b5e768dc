import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { NoticesOfHandler } from '../../../projections/recipients/queries.js';
import { PreferencesController } from './preferences.controller.js';
import { preferencesHandlers } from './preferences.handlers.js';
import { UnsubscribeController } from './unsubscribe.controller.js';

@Module({
  imports: [CqrsModule],
  controllers: [PreferencesController, UnsubscribeController],
  providers: [NoticesOfHandler, ...preferencesHandlers],
})
export class PreferencesModule {}
