import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RemarksOf } from '../../projections/remarks/queries.js';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { sendReport } from './report.answer.js';
import { YearQuery } from './span.dto.js';
import { todayOfPupil } from './today.js';

@ApiTags('reports')
@ApiCookieAuth()
@Controller('pupils/:pupilId')
export class RemarksReportController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
  ) {}

  @Needs('pupil.report')
  @Get('remarks')
  @OpensDataOf('pupil', 'remarks')
  @ApiOperation({ summary: 'The remarks about a pupil in a year, or in all of them, by month and kind' })
  async ofPupil(
    @Param('pupilId') pupilId: string,
    @Query() { year }: YearQuery,
    @Asking() viewer: Viewer,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const today = await todayOfPupil(pupilId, at, this.reader);
    const audience = viewer.personId === pupilId ? 'pupil' : 'guardian';
    await sendReport({ reply, reader: this.reader, at }, [today, audience], (asked) =>
      this.queries.execute(new RemarksOf(pupilId, year, audience, today, asked)),
    );
  }
}
