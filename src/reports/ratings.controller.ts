import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ClassRatingOf, OwnRatingOf, SchoolRatingOf } from '../../projections/ratings/queries.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { partOf } from './performance-cursor.js';
import { mustReportClass, mustSeePupils } from './performance.rights.js';
import { mustReportPupil } from './pupil.rights.js';
import { matterOf, OwnRatingQuery, RatingQuery, SchoolRatingQuery } from './ratings.dto.js';
import { sendReport } from './report.answer.js';
import { todayIn } from './today.js';

@ApiTags('reports')
@ApiCookieAuth()
@Controller()
export class RatingsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
  ) {}

  @Get('classes/:classId/rating')
  @OpensDataOf('class', 'rating')
  @ApiOperation({
    summary: 'The pupils of a class by their places in it: for its class teachers and deputy heads',
  })
  async ofClass(
    @Param('classId') classId: string,
    @Query() query: RatingQuery,
    @Asking() viewer: Viewer,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const today = await mustReportClass(viewer, classId, at, this.reader);
    const matter = matterOf(query);
    await sendReport({ reply, reader: this.reader, at }, [today], async (asked) =>
      partOf(await this.queries.execute(new ClassRatingOf(classId, matter, asked)), ({ id }) => id, query),
    );
  }

  @Get('schools/:schoolId/rating')
  @OpensDataOf('school', 'rating')
  @ApiOperation({
    summary: 'The pupils of a school, or of a parallel, by their places in it: for deputy heads',
  })
  async ofSchool(
    @Param('schoolId') schoolId: string,
    @Query() query: SchoolRatingQuery,
    @Asking() viewer: Viewer,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    mustSeePupils(viewer, schoolId);
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

  @Get('pupils/:pupilId/rating')
  @OpensDataOf('pupil', 'rating')
  @ApiOperation({
    summary: 'A pupil’s own places in class, parallel and school, and how many pupils stand where',
  })
  async ofPupil(
    @Param('pupilId') pupilId: string,
    @Query() query: OwnRatingQuery,
    @Asking() viewer: Viewer,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const today = await mustReportPupil(viewer, pupilId, at, this.reader);
    const matter = matterOf(query);
    await sendReport({ reply, reader: this.reader, at }, [today], (asked) =>
      this.queries.execute(new OwnRatingOf(pupilId, matter, asked)),
    );
  }
}
