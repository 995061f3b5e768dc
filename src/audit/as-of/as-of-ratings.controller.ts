import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ClassRatingOf, OwnRatingOf, SchoolRatingOf } from '../../../projections/ratings/queries.js';
import { Needs } from '../../access/rights/right.decorator.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { matterOf } from '../../reports/ratings.dto.js';
import { reportTold } from '../../reports/report.answer.js';
import { todayIn, todayOfClass, todayOfPupil } from '../../reports/today.js';
import { OpensDataOf } from '../read-log/opens-data-of.js';
import { AsOfRatingQuery, AsOfSchoolRatingQuery } from './as-of.dto.js';
import { Comparing } from './comparing.js';

@ApiTags('audit')
@ApiCookieAuth()
@Controller('audit/as-of')
export class AsOfRatingsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
    private readonly comparing: Comparing,
  ) {}

  @Needs('class.then')
  @Get('classes/:classId/rating')
  @OpensDataOf('class', 'rating')
  @ApiOperation({ summary: 'A class’s rating as it was known at a moment, beside as it is now' })
  async ofClass(
    @Param('classId') classId: string,
    @Query() query: AsOfRatingQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const today = await todayOfClass(classId, at, this.reader);
    const matter = matterOf(query);
    await this.comparing.send({ reply, asked: query, at, key: [today] }, async (reads, instant) => {
      const asked = { reads, atLeast: undefined, at: instant };
      return reportTold(await this.queries.execute(new ClassRatingOf(classId, matter, asked)));
    });
  }

  @Needs('school.then')
  @Get('schools/:schoolId/rating')
  @OpensDataOf('school', 'rating')
  @ApiOperation({
    summary: 'The rating of a school, or of a parallel, as it was known at a moment, beside as it is now',
  })
  async ofSchool(
    @Param('schoolId') schoolId: string,
    @Query() query: AsOfSchoolRatingQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { parallel } = query;
    const matter = matterOf(query);
    const at = new Date().toISOString();
    const today = await todayIn(schoolId, at, this.reader);
    await this.comparing.send({ reply, asked: query, at, key: [today] }, async (reads, instant) => {
      const asked = { reads, atLeast: undefined, at: instant };
      return reportTold(await this.queries.execute(new SchoolRatingOf(schoolId, parallel, matter, asked)));
    });
  }

  @Needs('pupil.report.then')
  @Get('pupils/:pupilId/rating')
  @OpensDataOf('pupil', 'rating')
  @ApiOperation({ summary: 'A pupil’s own places as they were known at a moment, beside as they are now' })
  async ofPupil(
    @Param('pupilId') pupilId: string,
    @Query() query: AsOfRatingQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const today = await todayOfPupil(pupilId, at, this.reader);
    const matter = matterOf(query);
    await this.comparing.send({ reply, asked: query, at, key: [today] }, async (reads, instant) => {
      const asked = { reads, atLeast: undefined, at: instant };
      return reportTold(await this.queries.execute(new OwnRatingOf(pupilId, matter, asked)));
    });
  }
}
