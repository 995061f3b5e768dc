import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ClassRatingOf, OwnRatingOf, SchoolRatingOf } from '../../projections/ratings/queries.js';
import { Needs } from '../access/rights/right.decorator.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { partOf } from './performance-cursor.js';
import { matterOf, OwnRatingQuery, RatingQuery, SchoolRatingQuery } from './ratings.dto.js';
import { sendReport } from './report.answer.js';
import { todayIn, todayOfClass, todayOfPupil } from './today.js';

@ApiTags('reports')
@ApiCookieAuth()
@Controller()
export class RatingsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
  ) {}

  @Needs('class.report')
  @Get('classes/:classId/rating')
  @OpensDataOf('class', 'rating')
  @ApiOperation({
    summary: 'The pupils of a class by their places in it: for its class teachers and deputy heads',
  })
  async ofClass(
    @Param('classId') classId: string,
    @Query() query: RatingQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const today = await todayOfClass(classId, at, this.reader);
    const matter = matterOf(query);
    await sendReport({ reply, reader: this.reader, at }, [today], async (asked) =>
      partOf(await this.queries.execute(new ClassRatingOf(classId, matter, asked)), ({ id }) => id, query),
    );
  }

  @Needs('school.pupils')
  @Get('schools/:schoolId/rating')
  @OpensDataOf('school', 'rating')
  @ApiOperation({
    summary: 'The pupils of a school, or of a parallel, by their places in it: for deputy heads',
  })
  async ofSchool(
    @Param('schoolId') schoolId: string,
    @Query() query: SchoolRatingQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const matter = matterOf(query);
    const at = new Date().toISOString();
    const today = await todayIn(schoolId, at, this.reader);
    await sendReport({ reply, reader: this.reader, at }, [today], async (asked) =>
      partOf(
        await this.queries.execute(new SchoolRatingOf(schoolId, query.parallel, matter, asked)),
        ({ id }) => id,
        query,
      ),
    );
  }

  @Needs('pupil.report')
  @Get('pupils/:pupilId/rating')
  @OpensDataOf('pupil', 'rating')
  @ApiOperation({
    summary: 'A pupil’s own places in class, parallel and school, and how many pupils stand where',
  })
  async ofPupil(
    @Param('pupilId') pupilId: string,
    @Query() query: OwnRatingQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const today = await todayOfPupil(pupilId, at, this.reader);
    const matter = matterOf(query);
    await sendReport({ reply, reader: this.reader, at }, [today], (asked) =>
      this.queries.execute(new OwnRatingOf(pupilId, matter, asked)),
    );
  }
}
