import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Needs } from '../access/rights/right.decorator.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import { AnswerBody, AttendanceBody, CountBody, MinutesBody, ProxyBody } from './assembly.dto.js';
import { AttendMeeting } from './attending.handlers.js';
import { CountAttendance, PublishMinutes, RecordAttendance } from './meetings.commands.js';

/** What those invited ask for in a meeting, and what whoever leads it writes of it. */
@ApiTags('meetings')
@ApiCookieAuth()
@Controller('meetings/:meetingId')
export class AssemblyController {
  constructor(private readonly commands: CommandBus) {}

  @Needs('meeting.attend')
  @Post('answer')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Say whether to come, before the meeting begins' })
  async answer(
    @Param('meetingId') meetingId: string,
    @Body() { coming }: AnswerBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answered = new AttendMeeting(
      meetingId,
      ({ guardianId, now }) => ({ kind: 'AnswerInvitation', guardianId, coming, now }),
      request,
    );
    await written(this.commands, answered, reply);
    return { meetingId };
  }

  @Needs('meeting.attend')
  @Post('proxy')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Name another guardian to attend and vote, before the meeting begins' })
  async nameProxy(
    @Param('meetingId') meetingId: string,
    @Body() { holderId }: ProxyBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const named = new AttendMeeting(
      meetingId,
      (asking) => ({ kind: 'NameProxy', ...asking, holderId }),
      request,
    );
    await written(this.commands, named, reply);
    return { meetingId };
  }

  @Needs('meeting.attend')
  @Post('proxy/revocation')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Take the proxy back, before the meeting begins' })
  async revokeProxy(
    @Param('meetingId') meetingId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const revoked = new AttendMeeting(
      meetingId,
      ({ guardianId, now }) => ({ kind: 'RevokeProxy', guardianId, now }),
      request,
    );
    await written(this.commands, revoked, reply);
    return { meetingId };
  }

  @Needs('meeting.chair')
  @Post('attendance')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({
    summary: 'Record who came to a meeting of a class; a later record takes the place of the earlier',
  })
  async attendance(
    @Param('meetingId') meetingId: string,
    @Body() { guardianIds }: AttendanceBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new RecordAttendance(meetingId, guardianIds, request), reply);
    return { meetingId };
  }

  @Needs('meeting.chair')
  @Post('attendance/count')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Record how many came to a meeting of a school; a later record takes its place' })
  async count(
    @Param('meetingId') meetingId: string,
    @Body() { count }: CountBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new CountAttendance(meetingId, count, request), reply);
    return { meetingId };
  }

  @Needs('meeting.chair')
  @Post('minutes')
  @TakesIdempotencyKey()
  @ApiOperation({
    summary: 'Publish the minutes to those invited, or put them otherwise and say what changed',
  })
  async minutes(
    @Param('meetingId') meetingId: string,
    @Body() { text, change }: MinutesBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const minutes = { text, ...(change === undefined ? {} : { change }) };
    const [event] = await written(this.commands, new PublishMinutes(meetingId, minutes, request), reply);
    return { meetingId, ...(event && 'version' in event.data ? { version: event.data.version } : {}) };
  }
}
