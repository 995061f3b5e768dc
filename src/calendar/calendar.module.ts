import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CalendarOfPupilHandler, CalendarOfTeacherHandler } from '../../projections/calendar-feed/queries.js';
import { CalendarFeedController } from './calendar-feed.controller.js';
import { CalendarsController } from './calendars.controller.js';
import { calendarsHandlers } from './calendars.handlers.js';

/** Calendars of lessons, homework, meetings and activities at secret addresses. */
@Module({})
export class CalendarModule {
  /** @param readLog the module that notes who opened whose data. */
  static noting(readLog: DynamicModule): DynamicModule {
    return {
      module: CalendarModule,
      imports: [CqrsModule, readLog],
      controllers: [CalendarsController, CalendarFeedController],
      providers: [CalendarOfPupilHandler, CalendarOfTeacherHandler, ...calendarsHandlers],
    };
  }
}
