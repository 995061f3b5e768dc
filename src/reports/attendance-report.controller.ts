import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  ClassAttendanceOf,
  PupilAttendanceOf,
  SchoolAttendanceOf,
} from '../../projections/attendance-report/queries.js';
import { Needs } from '../access/rights/right.decorator.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { partOf } from './performance-cursor.js';
import { sendReport } from './report.answer.js';
import { spanOf, SpanQuery } from './span.dto.js';
import { todayIn, todayOfClass, todayOfPupil } from './today.js';

@ApiTags('reports')
@ApiCookieAuth()
@Controller()
export class AttendanceReportController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
  ) {}

  @Needs('pupil.report')
  @Get('pupils/:pupilId/attendance')
  @OpensDataOf('pupil', 'attendance')
  @ApiOperation({
    summary:
      'A pupil’s attendance: lessons, days, reasons, lateness, what is missed in a row, by month and subject',
  })
  async ofPupil(
    @Param('pupilId') pupilId: string,
    @Query() query: SpanQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const today = await todayOfPupil(pupilId, at, this.reader);
    const span = spanOf(query);
    await sendReport({ reply, reader: this.reader, at }, [today], async (asked) =>
      partOf(
        await this.queries.execute(new PupilAttendanceOf(pupilId, span, today, asked)),
        ({ lessonId }) => lessonId,
        query,
      ),
    );
  }

  @Needs('class.report')
  @Get('classes/:classId/attendance')
  @OpensDataOf('class', 'attendance')
  @ApiOperation({
    summary: 'A class’s attendance by day and by pupil: for its class teachers and deputy heads',
  })
  async ofClass(
    @Param('classId') classId: string,
    @Query() query: SpanQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const today = await todayOfClass(classId, at, this.reader);
    const span = spanOf(query);
    await sendReport({ reply, reader: this.reader, at }, [today], async (asked) =>
      partOf(
        await this.queries.execute(new ClassAttendanceOf(classId, span, today, asked)),
        ({ id }) => id,
        query,
      ),
    );
  }

  @Needs('school.figures')
  @Get('schools/:schoolId/attendance')
  @ApiOperation({ summary: 'A school’s attendance by day and by class: for whoever leads the school' })
  async ofSchool(
    @Param('schoolId') schoolId: string,
    @Query() query: SpanQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const span = spanOf(query);
    const at = new Date().toISOString();
    const today = await todayIn(schoolId, at, this.reader);
    await sendReport({ reply, reader: this.reader, at }, [today], async (asked) =>
      partOf(
        await this.queries.execute(new SchoolAttendanceOf(schoolId, span, today, asked)),
        ({ id }) => id,
        query,
      ),
    );
  }
}
