import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AllGradesOf } from '../../projections/all-grades/queries.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { partOf } from './performance-cursor.js';
import { mustReportPupil } from './pupil.rights.js';
import { sendReport } from './report.answer.js';
import { spanOf, SpanQuery } from './span.dto.js';

@ApiTags('reports')
@ApiCookieAuth()
@Controller('pupils/:pupilId')
export class AllGradesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
  ) {}

  @Get('grades')
  @OpensDataOf('pupil', 'grades')
  @ApiOperation({
    summary:
      'All grades of a pupil by subject: the average, its course, and what it needs to reach the next grade',
  })
  async grades(
    @Param('pupilId') pupilId: string,
    @Query() query: SpanQuery,
    @Asking() viewer: Viewer,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const today = await mustReportPupil(viewer, pupilId, at, this.reader);
    const span = spanOf(query);
    await sendReport({ reply, reader: this.reader, at }, [today], async (asked) =>
      partOf(
        await this.queries.execute(new AllGradesOf(pupilId, span, today, asked)),
        ({ subject }) => subject.id,
        query,
      ),
    );
  }
}
