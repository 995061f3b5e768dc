import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ClassReportOfHandler } from '../../projections/performance/class-report.js';
import {
  AuthorityPerformanceOfHandler,
  ListedPupilsOfHandler,
  PerformanceOfHandler,
} from '../../projections/performance/queries.js';
import { SchoolSummaryOfHandler } from '../../projections/performance/school-summary.js';
import { TeacherProgressOfHandler } from '../../projections/performance/teacher-progress.js';
import { PerformanceController } from './performance.controller.js';

@Module({
  imports: [CqrsModule],
  controllers: [PerformanceController],
  providers: [
    PerformanceOfHandler,
    ListedPupilsOfHandler,
    AuthorityPerformanceOfHandler,
    ClassReportOfHandler,
    TeacherProgressOfHandler,
    SchoolSummaryOfHandler,
  ],
})
export class ReportsModule {}
