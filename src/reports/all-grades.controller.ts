import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AllGradesOf } from '../../projections/all-grades/queries.js';
import { Needs } from '../access/rights/right.decorator.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { partOf } from './performance-cursor.js';
import { sendReport } from './report.answer.js';
import { spanOf, SpanQuery } from './span.dto.js';
import { todayOfPupil } from './today.js';

@ApiTags('reports')
@ApiCookieAuth()
@Controller('pupils/:pupilId')
export class AllGradesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
  ) {}

  @Needs('pupil.report')
  @Get('grades')
  @OpensDataOf('pupil', 'grades')
  @ApiOperation({
    summary:
      'All grades of a pupil by subject: the average, its course, and what it needs to reach the next grade',
  })
  async grades(
    @Param('pupilId') pupilId: string,
    @Query() query: SpanQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const today = await todayOfPupil(pupilId, at, this.reader);
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
