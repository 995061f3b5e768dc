import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SchoolCalendarOf } from '../../projections/school-calendar/queries.js';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { daysAsked } from '../diary/diary.dto.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { formatPosition } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { LONGEST_CALENDAR_DAYS, SchoolCalendarQuery } from './school-calendar.dto.js';
import { knownOfSchool } from './school-calendar.rights.js';

/** What a school has besides its lessons, in one place. */
@ApiTags('calendars')
@ApiCookieAuth()
@Controller('schools/:schoolId/calendar')
export class SchoolCalendarController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
  ) {}

  @Needs('calendar.read')
  @Get()
  @ApiOperation({
    summary:
      'Terms, days off, shifted days, occasions, tests, activities, meetings and consultations, as far as whoever asks knows of them',
  })
  async read(
    @Param('schoolId') schoolId: string,
    @Query() { from, to, class: classId }: SchoolCalendarQuery,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const days = daysAsked({ from, to }, LONGEST_CALENDAR_DAYS);
    const asked = { schoolId, days, classId };
    const known = await knownOfSchool(viewer, asked, new Date().toISOString(), this.reader);
    const { position, ...told } = await this.queries.execute(
      new SchoolCalendarOf(asked, known, wantedPosition(request)),
    );
    sendRead(request, reply, { schoolId, ...days, position: formatPosition(position), ...told }, position);
  }
}
