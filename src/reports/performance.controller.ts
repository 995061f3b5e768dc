import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ClassReportOf } from '../../projections/performance/class-report.js';
import {
  AuthorityPerformanceOf,
  ListedPupilsOf,
  PerformanceOf,
} from '../../projections/performance/queries.js';
import { SchoolSummaryOf } from '../../projections/performance/school-summary.js';
import { TeacherProgressOf } from '../../projections/performance/teacher-progress.js';
import { leads } from '../access/permissions.js';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { DomainError } from '../eventing/domain-error.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { partOf } from './performance-cursor.js';
import {
  AuthorityQuery,
  ListQuery,
  PagedTermQuery,
  PerformanceQuery,
  periodOf,
  schoolsOf,
  TermQuery,
} from './performance.dto.js';
import { sendReport } from './report.answer.js';
import { todayIn, todayOfClass } from './today.js';

@ApiTags('reports')
@ApiCookieAuth()
@Controller()
export class PerformanceController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
  ) {}

  @Needs('school.figures')
  @Get('schools/:schoolId/performance')
  @ApiOperation({
    summary: 'Performance, quality and degree of training of a term or year: for whoever leads the school',
  })
  async performance(
    @Param('schoolId') schoolId: string,
    @Query() query: PerformanceQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const period = periodOf(query);
    const at = new Date().toISOString();
    const today = await todayIn(schoolId, at, this.reader);
    await sendReport({ reply, reader: this.reader, at }, [today], async (asked) =>
      partOf(
        await this.queries.execute(new PerformanceOf(schoolId, period, query.by, asked)),
        ({ id }) => id,
        query,
      ),
    );
  }

  @Needs('school.pupils')
  @Get('schools/:schoolId/performance/pupils')
  @OpensDataOf('school', 'pupils')
  @ApiOperation({
    summary:
      'Pupils who are excellent, one grade short, at risk or failing in a term or year: for deputy heads',
  })
  async pupils(
    @Param('schoolId') schoolId: string,
    @Query() query: ListQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const period = periodOf(query);
    const at = new Date().toISOString();
    const today = await todayIn(schoolId, at, this.reader);
    await sendReport({ reply, reader: this.reader, at }, [today], async (asked) =>
      partOf(
        await this.queries.execute(new ListedPupilsOf(schoolId, period, query.list, asked)),
        ({ id }) => id,
        query,
      ),
    );
  }

  @Needs('school.figures')
  @Get('authority/performance')
  @ApiOperation({
    summary: 'Performance of several schools and of all together, by the titles of year and term',
  })
  async authority(@Query() query: AuthorityQuery, @Res() reply: FastifyReply): Promise<void> {
    const schoolIds = schoolsOf(query);
    const at = new Date().toISOString();
    const days = await Promise.all(schoolIds.map((id) => todayIn(id, at, this.reader)));
    await sendReport({ reply, reader: this.reader, at }, days, async (asked) =>
      partOf(
        await this.queries.execute(new AuthorityPerformanceOf(schoolIds, query.year, query.term, asked)),
        ({ id }) => id,
        query,
      ),
    );
  }

  @Needs('class.report')
  @Get('classes/:classId/report')
  @OpensDataOf('class', 'report')
  @ApiOperation({
    summary: 'A class’s term: grades, averages, absences and lists: for its class teachers and deputy heads',
  })
  async classReport(
    @Param('classId') classId: string,
    @Query() query: TermQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const today = await todayOfClass(classId, at, this.reader);
    await sendReport({ reply, reader: this.reader, at }, [today], (asked) =>
      this.queries.execute(new ClassReportOf(classId, query.term, asked)),
    );
  }

  @Needs('teacher.progress')
  @Get('teachers/:teacherId/progress')
  @OpensDataOf('teacher', 'progress')
  @ApiOperation({
    summary: 'How a teacher keeps the pages of a term: for the teacher, and whoever leads the school',
  })
  async progress(
    @Param('teacherId') teacherId: string,
    @Query() query: PagedTermQuery,
    @Asking() viewer: Viewer,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const isOwn = viewer.personId === teacherId;
    const schoolIds = viewer.roles
      .filter(({ role, schoolId }) => (isOwn ? role === 'teacher' : leads(viewer, schoolId)))
      .map(({ schoolId }) => schoolId);
    const maySee = (schoolId: string) => schoolIds.includes(schoolId);
    const at = new Date().toISOString();
    const days = await Promise.all(schoolIds.map((id) => todayIn(id, at, this.reader)));
    await sendReport({ reply, reader: this.reader, at }, [schoolIds, days], async (asked) => {
      const found = await this.queries.execute(new TeacherProgressOf(teacherId, query.term, maySee, asked));
      if (!found) {
        throw new DomainError(
          'teacher-not-found',
          'There is no such teacher with pages in that term.',
          'not-found',
        );
      }
      return partOf(found, ({ pageId }) => pageId, query);
    });
  }

  @Needs('school.figures')
  @Get('schools/:schoolId/summary')
  @ApiOperation({
    summary: 'A school’s term: figures, lists, open pages and how teachers keep them: for whoever leads it',
  })
  async summary(
    @Param('schoolId') schoolId: string,
    @Query() query: PagedTermQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const today = await todayIn(schoolId, at, this.reader);
    await sendReport({ reply, reader: this.reader, at }, [today], async (asked) =>
      partOf(
        await this.queries.execute(new SchoolSummaryOf(schoolId, query.term, asked)),
        ({ id }) => id,
        query,
      ),
    );
  }
}
