import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TimetableOf } from '../../projections/timetable/queries.js';
import { Needs } from '../access/rights/right.decorator.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { formatPosition } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import { RUNNERS, type Runners } from '../runners.js';
import { groupsToPlace } from './group-facts.js';
import {
  BellsBody,
  EntriesBody,
  EntryIdsBody,
  PublicationBody,
  RoomsBody,
  TimetableQuery,
  WeekPatternBody,
} from './timetable.dto.js';
import { ChangeTimetable, planningOf } from './timetable.handlers.js';
import { entryIdOf } from './timetable.values.js';

@ApiTags('timetable')
@ApiCookieAuth()
@TakesIdempotencyKey()
@Controller('schools/:schoolId/terms/:termId/timetable')
export class TimetableController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
    @Inject(RUNNERS) private readonly runners: Runners,
  ) {}

  @Needs('school.timetable.read')
  @Get()
  @ApiOperation({
    summary: 'The plan of a term as it stands now, of a class, a teacher, a room or all: for the staff',
  })
  async plan(
    @Param('schoolId') schoolId: string,
    @Param('termId') termId: string,
    @Query() { class: classId, teacher: teacherId, room }: TimetableQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await planningOf({ schoolId, termId }, new Date().toISOString(), this.runners);
    const only = {
      ...(classId === undefined ? {} : { classId }),
      ...(teacherId === undefined ? {} : { teacherId }),
      ...(room === undefined ? {} : { room }),
    };
    const { position, ...plan } = await this.queries.execute(
      new TimetableOf(schoolId, termId, only, wantedPosition(request)),
    );
    sendRead(request, reply, { schoolId, termId, position: formatPosition(position), ...plan }, position);
  }

  @Needs('school.timetable.plan')
  @Put('bells')
  @ApiOperation({ summary: 'When lessons begin and end on some days of the week' })
  async setBells(
    @Param('schoolId') schoolId: string,
    @Param('termId') termId: string,
    @Body() { weekdays, bells }: BellsBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const set = bells.map(({ number, from, to }) => ({ number, from, to }));
    await written(
      this.commands,
      new ChangeTimetable(
        { schoolId, termId },
        ({ of }) => ({ kind: 'SetBells', of, weekdays, bells: set }),
        request,
      ),
      reply,
    );
    return { weekdays, bells: set };
  }

  @Needs('school.timetable.plan')
  @Put('weeks')
  @ApiOperation({ summary: 'Whether weeks A and B alternate, and what the first one of the term is' })
  async setWeekPattern(
    @Param('schoolId') schoolId: string,
    @Param('termId') termId: string,
    @Body() { first }: WeekPatternBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(
      this.commands,
      new ChangeTimetable({ schoolId, termId }, ({ of }) => ({ kind: 'SetWeekPattern', of, first }), request),
      reply,
    );
    return first === undefined ? {} : { first };
  }

  @Needs('school.timetable.plan')
  @Put('rooms')
  @ApiOperation({ summary: 'The rooms in which lessons are given' })
  async listRooms(
    @Param('schoolId') schoolId: string,
    @Param('termId') termId: string,
    @Body() body: RoomsBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const rooms = body.rooms.map(({ code, title }) => ({ code, title }));
    await written(
      this.commands,
      new ChangeTimetable({ schoolId, termId }, ({ of }) => ({ kind: 'ListRooms', of, rooms }), request),
      reply,
    );
    return { rooms };
  }

  @Needs('school.timetable.plan')
  @Post('entries')
  @ApiOperation({
    summary: 'Place lessons in the plan, where teacher, room and pupils are free: all of them or none',
  })
  async place(
    @Param('schoolId') schoolId: string,
    @Param('termId') termId: string,
    @Body() body: EntriesBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const entries = body.entries.map(({ weekday, number, weeks, groupId, teacherId, room }) => ({
      ...{ weekday, number, weeks, groupId, teacherId },
      ...(room === undefined ? {} : { room }),
    }));
    const groupIds = entries.map(({ groupId }) => groupId);
    await written(
      this.commands,
      new ChangeTimetable(
        { schoolId, termId },
        async (planning) => ({
          kind: 'PlaceEntries',
          ...{ of: planning.of, entries },
          groups: await groupsToPlace(groupIds, planning, this.reader),
        }),
        request,
      ),
      reply,
    );
    return { entryIds: entries.map(entryIdOf) };
  }

  @Needs('school.timetable.plan')
  @Post('entries/removal')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take lessons out of the plan' })
  async remove(
    @Param('schoolId') schoolId: string,
    @Param('termId') termId: string,
    @Body() { entryIds }: EntryIdsBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(
      this.commands,
      new ChangeTimetable(
        { schoolId, termId },
        ({ of }) => ({ kind: 'RemoveEntries', of, entryIds }),
        request,
      ),
      reply,
    );
    return { entryIds };
  }

  @Needs('school.timetable.plan')
  @Post('publication')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Let the plan hold from a day on: diaries, pages and calendars show its lessons',
  })
  async publish(
    @Param('schoolId') schoolId: string,
    @Param('termId') termId: string,
    @Body() { from }: PublicationBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(
      this.commands,
      new ChangeTimetable(
        { schoolId, termId },
        ({ of, term, today }) => ({ kind: 'PublishTimetable', of, from, term, today }),
        request,
      ),
      reply,
    );
    return { from };
  }
}
