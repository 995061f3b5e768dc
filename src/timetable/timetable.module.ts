import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import {
  LessonsOfClassHandler,
  LessonsOfTeacherHandler,
} from '../../projections/timetable/lessons-of-week.js';
import { TimetableOfClassHandler, TimetableOfHandler } from '../../projections/timetable/queries.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { Directory } from '../people/directory.js';
import { RUNNERS, type Runners } from '../runners.js';
import { ClassTimetableController } from './class-timetable.controller.js';
import { DaysInTurnModule } from './days-in-turn.module.js';
import { LessonsOfWeekController } from './lessons-of-week.controller.js';
import { OccasionsController } from './occasions.controller.js';
import { SchoolDaysController } from './school-days.controller.js';
import { TimetableCsv } from './timetable-csv.js';
import { TimetableCsvController } from './timetable-csv.controller.js';
import { TimetableController } from './timetable.controller.js';
import { ChangeTimetableHandler } from './timetable.handlers.js';

@Module({
  imports: [CqrsModule, DaysInTurnModule],
  controllers: [
    TimetableController,
    TimetableCsvController,
    OccasionsController,
    ClassTimetableController,
    LessonsOfWeekController,
    SchoolDaysController,
  ],
  providers: [
    {
      provide: TimetableCsv,
      useFactory: (runners: Runners, reader: FreshReader, directory: Directory) =>
        new TimetableCsv(runners, reader, directory),
      inject: [RUNNERS, FreshReader, Directory],
    },
    ChangeTimetableHandler,
    TimetableOfHandler,
    TimetableOfClassHandler,
    LessonsOfClassHandler,
    LessonsOfTeacherHandler,
  ],
})
export class TimetableModule {}
