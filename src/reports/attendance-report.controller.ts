import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  ClassAttendanceOf,
  PupilAttendanceOf,
  SchoolAttendanceOf,
} from '../../projections/attendance-report/queries.js';
import { schools } from '../../projections/schools/school.projection.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { dateIn, type CivilDate } from '../school/civil-date.values.js';
import { partOf } from './performance-cursor.js';
import { mustLead, mustReportClass } from './performance.rights.js';
import { mustReportPupil, pupilToday } from './pupil.rights.js';
import { sendReport } from './report.answer.js';
import { spanOf, SpanQuery } from './span.dto.js';

@ApiTags('reports')
@ApiCookieAuth()
@Controller()
export class AttendanceReportController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
  ) {}

  @Get('pupils/:pupilId/attendance')
  @ApiOperation({
    summary:
      'A pupil’s attendance: lessons, days, reasons, lateness, what is missed in a row, by month and subject',
  })
  async ofPupil(
    @Param('pupilId') pupilId: string,
    @Query() query: SpanQuery,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const today = await pupilToday(this.reader, pupilId, at);
    await mustReportPupil(viewer, pupilId, today, this.reader);
    const span = spanOf(query);
    const key = ['attendance of pupil', pupilId, today.date, span, query.after, query.limit];
    await sendReport({ request, reply, reader: this.reader }, key, at, async (asked) => {
      const { rows, ...report } = await this.queries.execute(
        new PupilAttendanceOf(pupilId, span, today.date, asked),
      );
      return { ...report, ...partOf(rows, ({ lessonId }) => lessonId, query) };
    });
  }

  @Get('classes/:classId/attendance')
  @ApiOperation({
    summary: 'A class’s attendance by day and by pupil: for its class teachers and deputy heads',
  })
  async ofClass(
    @Param('classId') classId: string,
    @Query() query: SpanQuery,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const schoolId = await mustReportClass(viewer, classId, at, this.reader);
    const span = spanOf(query);
    const today = await this.dayIn(schoolId, at);
    const key = ['attendance of class', classId, today, span, query.after, query.limit];
    await sendReport({ request, reply, reader: this.reader }, key, at, async (asked) => {
      const { rows, ...report } = await this.queries.execute(
        new ClassAttendanceOf(classId, span, today, asked),
      );
      return { ...report, ...partOf(rows, ({ id }) => id, query) };
    });
  }

  @Get('schools/:schoolId/attendance')
  @ApiOperation({ summary: 'A school’s attendance by day and by class: for whoever leads the school' })
  async ofSchool(
    @Param('schoolId') schoolId: string,
    @Query() query: SpanQuery,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    mustLead(viewer, [schoolId]);
    const span = spanOf(query);
    const at = new Date().toISOString();
    const today = await this.dayIn(schoolId, at);
    const key = ['attendance of school', schoolId, today, span, query.after, query.limit];
    await sendReport({ request, reply, reader: this.reader }, key, at, async (asked) => {
      const { rows, ...report } = await this.queries.execute(
        new SchoolAttendanceOf(schoolId, span, today, asked),
      );
      return { ...report, ...partOf(rows, ({ id }) => id, query) };
    });
  }

  private async dayIn(schoolId: string, at: string): Promise<CivilDate> {
    return dateIn((await this.reader.get(schools, schoolId))?.timeZone ?? 'UTC', at);
  }
}
