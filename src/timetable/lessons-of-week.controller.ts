import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LessonsOfClass, LessonsOfTeacher } from '../../projections/timetable/lessons-of-week.js';
import { leads } from '../access/permissions.js';
import { notFound } from '../access/rights/not-found.js';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { rangeOf } from '../diary/diary.dto.js';
import { formatPosition, START } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { LessonsQuery } from './timetable.dto.js';

/** What takes place in a week, with what became of the timetable in it. */
@ApiTags('timetable')
@ApiCookieAuth()
@Controller()
export class LessonsOfWeekController {
  constructor(private readonly queries: QueryBus) {}

  @Needs('class.timetable.read')
  @Get('classes/:classId/lessons')
  @ApiOperation({
    summary: 'The lessons of a class in a week, with substitutes and what is cancelled',
  })
  async ofClass(
    @Param('classId') classId: string,
    @Query() { week }: LessonsQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const days = rangeOf({ week });
    const asked = new LessonsOfClass(classId, days, wantedPosition(request));
    const { position, ...told } = await this.queries.execute(asked);
    sendRead(request, reply, { classId, ...days, position: formatPosition(position), ...told }, position);
  }

  @Needs('teacher.lessons')
  @Get('teachers/:teacherId/lessons')
  @ApiOperation({
    summary: 'The lessons of a teacher in a week, with substitutes and what is cancelled',
  })
  async ofTeacher(
    @Param('teacherId') teacherId: string,
    @Query() { week }: LessonsQuery,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const days = rangeOf({ week });
    const isOwn = viewer.personId === teacherId;
    const schoolIds = viewer.roles
      .filter(({ role, schoolId }) => (isOwn && role === 'teacher') || leads(viewer, schoolId))
      .map(({ schoolId }) => schoolId);
    const asked = new LessonsOfTeacher(teacherId, [...new Set(schoolIds)], days, wantedPosition(request));
    const found = await this.queries.execute(asked);
    // A new teacher has no pages yet, and a week all the same.
    if (!found && !isOwn) throw notFound('teacher');
    const { position, ...told } = found ?? { position: START, specialDays: [], lessons: [] };
    sendRead(request, reply, { teacherId, ...days, position: formatPosition(position), ...told }, position);
  }
}
