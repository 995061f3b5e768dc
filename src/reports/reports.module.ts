import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AllGradesOfHandler } from '../../projections/all-grades/queries.js';
import { HomeworkOfGroupHandler, HomeworkOfPupilHandler } from '../../projections/homework-board/queries.js';
import { ClassReportOfHandler } from '../../projections/performance/class-report.js';
import {
  ClassAttendanceOfHandler,
  PupilAttendanceOfHandler,
  SchoolAttendanceOfHandler,
} from '../../projections/attendance-report/queries.js';
import {
  AuthorityPerformanceOfHandler,
  ListedPupilsOfHandler,
  PerformanceOfHandler,
} from '../../projections/performance/queries.js';
import { StatisticsOfHandler } from '../../projections/performance/statistics.js';
import { SchoolSummaryOfHandler } from '../../projections/performance/school-summary.js';
import { TeacherProgressOfHandler } from '../../projections/performance/teacher-progress.js';
import {
  ClassRatingOfHandler,
  OwnRatingOfHandler,
  SchoolRatingOfHandler,
} from '../../projections/ratings/queries.js';
import { RemarksOfHandler } from '../../projections/remarks/queries.js';
import { YearsOfPupilHandler } from '../../projections/schools/years-of-pupil.js';
import { AllGradesController } from './all-grades.controller.js';
import { HomeworkBoardController } from './homework.controller.js';
import { AttendanceReportController } from './attendance-report.controller.js';
import { PerformanceController } from './performance.controller.js';
import { RatingsController } from './ratings.controller.js';
import { RemarksReportController } from './remarks-report.controller.js';
import { StatisticsController } from './statistics.controller.js';
import { YearsController } from './years.controller.js';

@Module({
  imports: [CqrsModule],
  controllers: [
    PerformanceController,
    AllGradesController,
    HomeworkBoardController,
    RatingsController,
    AttendanceReportController,
    RemarksReportController,
    StatisticsController,
    YearsController,
  ],
  providers: [
    PerformanceOfHandler,
    ListedPupilsOfHandler,
    AuthorityPerformanceOfHandler,
    ClassReportOfHandler,
    TeacherProgressOfHandler,
    SchoolSummaryOfHandler,
    StatisticsOfHandler,
    AllGradesOfHandler,
    HomeworkOfGroupHandler,
    HomeworkOfPupilHandler,
    ClassRatingOfHandler,
    SchoolRatingOfHandler,
    OwnRatingOfHandler,
    PupilAttendanceOfHandler,
    ClassAttendanceOfHandler,
    SchoolAttendanceOfHandler,
    RemarksOfHandler,
    YearsOfPupilHandler,
  ],
})
export class ReportsModule {}
