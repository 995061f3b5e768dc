import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TimetableOfClass } from '../../projections/timetable/queries.js';
import { Needs } from '../access/rights/right.decorator.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { formatPosition } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { todayOfClass } from '../reports/today.js';
import { ClassTimetableQuery } from './timetable.dto.js';

@ApiTags('timetable')
@ApiCookieAuth()
@Controller('classes/:classId/timetable')
export class ClassTimetableController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
  ) {}

  @Needs('class.timetable.read')
  @Get()
  @ApiOperation({
    summary: 'The timetable that holds for a class on a day: for whoever has to do with the class',
  })
  async ofClass(
    @Param('classId') classId: string,
    @Query() { date }: ClassTimetableQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const today = await todayOfClass(classId, new Date().toISOString(), this.reader);
    const { position, ...timetable } = await this.queries.execute(
      new TimetableOfClass(classId, date ?? today, wantedPosition(request)),
    );
    sendRead(request, reply, { classId, position: formatPosition(position), ...timetable }, position);
  }
}
