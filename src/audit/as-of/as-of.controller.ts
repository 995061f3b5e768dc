import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DiaryOf } from '../../../projections/diary-week/queries.js';
import { FinalGradesOf } from '../../../projections/final-grades/queries.js';
import { JournalPageOf } from '../../../projections/journal-page/queries.js';
import { ClassReportOf } from '../../../projections/performance/class-report.js';
import { notFound } from '../../access/rights/not-found.js';
import { Needs } from '../../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../../access/viewer.js';
import { rangeOf } from '../../diary/diary.dto.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { reportTold } from '../../reports/report.answer.js';
import { todayOfClass, todayOfPage } from '../../reports/today.js';
import { OpensDataOf } from '../read-log/opens-data-of.js';
import { AsOfDiaryQuery, AsOfQuery, AsOfTermQuery } from './as-of.dto.js';
import { Comparing } from './comparing.js';

@ApiTags('audit')
@ApiCookieAuth()
@Controller('audit/as-of')
export class AsOfController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
    private readonly comparing: Comparing,
  ) {}

  @Needs('pupil.then')
  @Get('pupils/:pupilId/diary')
  @OpensDataOf('pupil', 'diary')
  @ApiOperation({ summary: 'A pupil’s diary as it was known at a moment, beside as it is now' })
  async diary(
    @Param('pupilId') pupilId: string,
    @Query() query: AsOfDiaryQuery,
    @Asking() viewer: Viewer,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const range = rangeOf(query);
    const audience = viewer.personId === pupilId ? 'pupil' : 'guardian';
    await this.comparing.send({ reply, asked: query, at, key: [audience] }, async (reads) => ({
      ...range,
      ...(await this.queries.execute(new DiaryOf(pupilId, range.from, range.to, audience, undefined, reads))),
    }));
  }

  @Needs('page.then')
  @Get('pages/:pageId')
  @OpensDataOf('page', 'page')
  @ApiOperation({ summary: 'A journal page as it was known at a moment, beside as it is now' })
  async page(
    @Param('pageId') pageId: string,
    @Query() query: AsOfQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const today = await todayOfPage(pageId, at, this.reader);
    await this.comparing.send({ reply, asked: query, at, key: [today] }, async (reads, instant) => {
      const page = await this.queries.execute(new JournalPageOf(pageId, undefined, reads, instant));
      if (!page) throw notFound('page');
      return { ...page, head: undefined };
    });
  }

  @Needs('pupil.then')
  @Get('pupils/:pupilId/final-grades')
  @OpensDataOf('pupil', 'finalGrades')
  @ApiOperation({
    summary: 'A pupil’s term and final grades as they were known at a moment, beside as they are now',
  })
  async finalGrades(
    @Param('pupilId') pupilId: string,
    @Query() query: AsOfQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    await this.comparing.send({ reply, asked: query, at }, (reads) =>
      this.queries.execute(new FinalGradesOf(pupilId, undefined, reads)),
    );
  }

  @Needs('class.then')
  @Get('classes/:classId/final-grades')
  @OpensDataOf('class', 'finalGrades')
  @ApiOperation({
    summary: 'The table of a class’s grades of a term as it was known at a moment, beside as it is now',
  })
  async classFinalGrades(
    @Param('classId') classId: string,
    @Query() query: AsOfTermQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const today = await todayOfClass(classId, at, this.reader);
    await this.comparing.send({ reply, asked: query, at, key: [today] }, async (reads, instant) => {
      const asked = { reads, atLeast: undefined, at: instant };
      return reportTold(await this.queries.execute(new ClassReportOf(classId, query.term, asked)));
    });
  }
}
