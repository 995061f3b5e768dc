import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Rating } from '../../projections/ratings/answer.js';
import type { Matter } from '../../projections/ratings/compared.js';
import { ClassRatingOf, OwnRatingOf, SchoolRatingOf } from '../../projections/ratings/queries.js';
import { schools } from '../../projections/schools/school.projection.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { dateIn, type CivilDate } from '../school/civil-date.values.js';
import { partOf } from './performance-cursor.js';
import { periodOf } from './performance.dto.js';
import { mustReportClass, mustSeePupils } from './performance.rights.js';
import { mustReportPupil, pupilToday } from './pupil.rights.js';
import { OwnRatingQuery, RatingQuery, SchoolRatingQuery } from './ratings.dto.js';
import { sendReport } from './report.answer.js';

@ApiTags('reports')
@ApiCookieAuth()
@Controller()
export class RatingsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
  ) {}

  @Get('classes/:classId/rating')
  @ApiOperation({
    summary: 'The pupils of a class by their places in it: for its class teachers and deputy heads',
  })
  async ofClass(
    @Param('classId') classId: string,
    @Query() query: RatingQuery,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const matter = matterOf(query);
    const at = new Date().toISOString();
    const schoolId = await mustReportClass(viewer, classId, at, this.reader);
    const key = ['class rating', classId, await this.todayIn(schoolId, at), matter, query.after, query.limit];
    await sendReport({ request, reply, reader: this.reader }, key, at, async (asked) =>
      inParts(await this.queries.execute(new ClassRatingOf(classId, matter, asked)), query),
    );
  }

  @Get('schools/:schoolId/rating')
  @ApiOperation({
    summary: 'The pupils of a school, or of a parallel, by their places in it: for deputy heads',
  })
  async ofSchool(
    @Param('schoolId') schoolId: string,
    @Query() query: SchoolRatingQuery,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const matter = matterOf(query);
    const { parallel, after, limit } = query;
    mustSeePupils(viewer, schoolId);
    const at = new Date().toISOString();
    const today = await this.todayIn(schoolId, at);
    const key = ['school rating', schoolId, parallel, today, matter, after, limit];
    await sendReport({ request, reply, reader: this.reader }, key, at, async (asked) =>
      inParts(await this.queries.execute(new SchoolRatingOf(schoolId, parallel, matter, asked)), query),
    );
  }

  @Get('pupils/:pupilId/rating')
  @ApiOperation({
    summary: 'A pupil’s own places in class, parallel and school, and how many pupils stand where',
  })
  async ofPupil(
    @Param('pupilId') pupilId: string,
    @Query() query: OwnRatingQuery,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const matter = matterOf(query);
    const at = new Date().toISOString();
    const today = await pupilToday(this.reader, pupilId, at);
    await mustReportPupil(viewer, pupilId, today, this.reader);
    const key = ['own rating', pupilId, today.date, matter];
    await sendReport({ request, reply, reader: this.reader }, key, at, (asked) =>
      this.queries.execute(new OwnRatingOf(pupilId, matter, asked)),
    );
  }

  private async todayIn(schoolId: string, at: string): Promise<CivilDate> {
    return dateIn((await this.reader.get(schools, schoolId))?.timeZone ?? 'UTC', at);
  }
}

/** @throws DomainError `invalid-input` where neither or both of term and year are named. */
const matterOf = (query: OwnRatingQuery): Matter => ({
  period: periodOf(query),
  subjectId: query.subject,
});

const inParts = ({ rows, ...rating }: Rating, query: RatingQuery) => ({
  ...rating,
  ...partOf(rows, ({ id }) => id, query),
});
