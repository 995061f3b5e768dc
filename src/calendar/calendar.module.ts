import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CalendarOfPupilHandler, CalendarOfTeacherHandler } from '../../projections/calendar-feed/queries.js';
import { SchoolCalendarOfHandler } from '../../projections/school-calendar/queries.js';
import { CalendarFeedController } from './calendar-feed.controller.js';
import { CalendarsController } from './calendars.controller.js';
import { calendarsHandlers } from './calendars.handlers.js';
import { SchoolCalendarController } from './school-calendar.controller.js';

/** Calendars of lessons, homework, meetings and activities at secret addresses, and the calendar of a school. */
@Module({})
export class CalendarModule {
  /** @param readLog the module that notes who opened whose data. */
  static noting(readLog: DynamicModule): DynamicModule {
    return {
      module: CalendarModule,
      imports: [CqrsModule, readLog],
      controllers: [CalendarsController, CalendarFeedController, SchoolCalendarController],
      providers: [
        CalendarOfPupilHandler,
        CalendarOfTeacherHandler,
        SchoolCalendarOfHandler,
        ...calendarsHandlers,
      ],
    };
  }
}
