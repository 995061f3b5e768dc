import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MeetingsOf, MeetingsOfSchool } from '../../projections/meetings/queries.js';
import { classes } from '../../projections/schools/class.projection.js';
import { notFound } from '../access/rights/not-found.js';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { formatPosition } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import { todayIn } from '../reports/today.js';
import { CallMeeting, CallOffMeeting, ChangeMeeting } from './meetings.commands.js';
import { CallingOffBody, MeetingBody, MeetingChangeBody, MeetingsQuery } from './meetings.dto.js';
import { mayKnowMeetings } from './meetings.rights.js';
import { parentsKnownIn } from './parents-known.js';

@ApiTags('meetings')
@ApiCookieAuth()
@Controller()
export class MeetingsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
  ) {}

  @Needs('meetings.call')
  @Post('classes/:classId/meetings')
  @TakesIdempotencyKey()
  @ApiOperation({
    summary: 'Call the parents of a class to a meeting: for its class teachers and whoever leads the school',
  })
  async call(
    @Param('classId') classId: string,
    @Body() body: MeetingBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const [called] = await written(this.commands, new CallMeeting({ classId }, body, request), reply);
    return { meetingId: called?.data.meetingId };
  }

  @Needs('school.meetings.call')
  @Post('schools/:schoolId/meetings')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Call the parents of all pupils of a school: for whoever leads it' })
  async callSchool(
    @Param('schoolId') schoolId: string,
    @Body() body: MeetingBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const [called] = await written(this.commands, new CallMeeting({ schoolId }, body, request), reply);
    return { meetingId: called?.data.meetingId };
  }

  @Needs('meeting.change')
  @Patch('meetings/:meetingId')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Change title, time, place or agenda of a meeting that has not begun' })
  async change(
    @Param('meetingId') meetingId: string,
    @Body() body: MeetingChangeBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new ChangeMeeting(meetingId, body, request), reply);
    return { meetingId };
  }

  @Needs('meeting.change')
  @Post('meetings/:meetingId/calling-off')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Call off a meeting that has not begun; it stays visible as such' })
  async callOff(
    @Param('meetingId') meetingId: string,
    @Body() body: CallingOffBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new CallOffMeeting(meetingId, body, request), reply);
    return { meetingId };
  }

  @Needs('meetings.read')
  @Get('classes/:classId/meetings')
  @ApiOperation({
    summary:
      'Meetings of a class: for its pupils and their guardians, its teachers, whoever leads the school',
  })
  async ofClass(
    @Param('classId') classId: string,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.mustKnow(viewer, classId);
    const { position, meetings } = await this.queries.execute(
      new MeetingsOf(classId, wantedPosition(request)),
    );
    sendRead(request, reply, { classId, position: formatPosition(position), meetings }, position);
  }

  @Needs('school.meetings.read')
  @Get('schools/:schoolId/meetings')
  @ApiOperation({
    summary:
      'Meetings of the parents of a school and of its classes, the latest first: for its staff, and auditors',
  })
  async ofSchool(
    @Param('schoolId') schoolId: string,
    @Query() { classId, cursor, limit }: MeetingsQuery,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const known = await parentsKnownIn(schoolId, viewer, new Date().toISOString(), this.reader);
    const parents = classId === undefined ? known : known.filter(({ of }) => of.class?.id === classId);
    if (parents.length === 0) throw notFound('class');
    const asked = { parents, cursor, limit, atLeast: wantedPosition(request) };
    const { position, ...found } = await this.queries.execute(new MeetingsOfSchool(asked));
    const classes = known.flatMap(({ of }) => of.class ?? []);
    sendRead(request, reply, { schoolId, position: formatPosition(position), classes, ...found }, position);
  }

  /** @throws DomainError `class-not-found`: who may not know learns no more than of a class that isn't there. */
  private async mustKnow(viewer: Viewer, classId: string): Promise<void> {
    const found = await this.reader.get(classes, classId);
    if (found && found.subjectId === undefined) {
      const today = await todayIn(found.schoolId, new Date().toISOString(), this.reader);
      if (await mayKnowMeetings(viewer, { ...found, classId }, today, this.reader)) return;
    }
    throw notFound('class');
  }
}
