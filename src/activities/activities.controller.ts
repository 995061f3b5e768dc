import { Body, Controller, Get, HttpCode, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ActivitiesIn, SignUpsOf } from '../../projections/activities/queries.js';
import { Needs } from '../access/rights/right.decorator.js';
import { answersOf, OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { formatPosition } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import {
  ActivityBody,
  ActivityCallingOffBody,
  ActivityChangeBody,
  SignUpBySchoolBody,
  SignUpReasonBody,
} from './activities.dto.js';
import { AnnounceActivity, ChangeActivity, ChangeSignUpBySchool } from './activities.handlers.js';
import { activityNotFound, type Change } from './activity.decider.js';
import type { Arrangement } from './activity.events.js';

/** What takes place in a school or class outside of lessons: for those who announce it. */
@ApiTags('activities')
@ApiCookieAuth()
@Controller()
export class ActivitiesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Needs('school.activities.announce')
  @Post('schools/:schoolId/activities')
  @TakesIdempotencyKey()
  @ApiOperation({
    summary: 'Announce what takes place for a whole school: for whoever leads it, and its office',
  })
  async toSchool(
    @Param('schoolId') schoolId: string,
    @Body() body: ActivityBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const command = new AnnounceActivity({ schoolId }, arrangementIn(body), request);
    const [announced] = await written(this.commands, command, reply);
    return { activityId: announced?.data.activityId };
  }

  @Needs('class.activities.announce')
  @Post('classes/:classId/activities')
  @TakesIdempotencyKey()
  @ApiOperation({
    summary: 'The same for a class or teaching group: for its teachers and whoever leads the school',
  })
  async toClass(
    @Param('classId') classId: string,
    @Body() body: ActivityBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const command = new AnnounceActivity({ classId }, arrangementIn(body), request);
    const [announced] = await written(this.commands, command, reply);
    return { activityId: announced?.data.activityId };
  }

  @Needs('school.activities.read')
  @Get('schools/:schoolId/activities')
  @ApiOperation({ summary: 'What takes place in a school, its classes and groups: for its staff' })
  async ofSchool(
    @Param('schoolId') schoolId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = new ActivitiesIn(schoolId, new Date().toISOString(), wantedPosition(request));
    const { position, activities } = await this.queries.execute(asked);
    sendRead(request, reply, { schoolId, position: formatPosition(position), activities }, position);
  }

  @Needs('activity.change')
  @Patch('activities/:activityId')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Change an activity that has not begun; who is signed up is told' })
  async change(
    @Param('activityId') activityId: string,
    @Body() body: ActivityChangeBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const change = changeIn(body);
    const command = new ChangeActivity(
      activityId,
      (now) => ({ kind: 'ChangeActivity', change, now }),
      request,
    );
    await written(this.commands, command, reply);
    return { activityId };
  }

  @Needs('activity.change')
  @Post('activities/:activityId/calling-off')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Call off an activity that has not begun; who is signed up is told' })
  async callOff(
    @Param('activityId') activityId: string,
    @Body() { reason }: ActivityCallingOffBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const why = reason === undefined ? {} : { reason };
    const command = new ChangeActivity(
      activityId,
      (now) => ({ kind: 'CallOffActivity', ...why, now }),
      request,
    );
    await written(this.commands, command, reply);
    return { activityId };
  }

  @Needs('activity.change')
  @Post('activities/:activityId/sign-ups')
  @TakesIdempotencyKey()
  @ApiOperation({
    summary: 'Sign a pupil up in the family’s stead, with a reason, until it begins; the family is told',
  })
  async signUp(
    @Param('activityId') activityId: string,
    @Body() { pupilId, reason }: SignUpBySchoolBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const command = new ChangeSignUpBySchool({ kind: 'SignUp', pupilId, activityId, reason }, request);
    await written(this.commands, command, reply);
    return { activityId };
  }

  @Needs('activity.change')
  @Post('activities/:activityId/sign-ups/:pupilId/cancellation')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({
    summary:
      'Give a pupil’s place back in the family’s stead, with a reason, until it begins; the family is told',
  })
  async cancelSignUp(
    @Param('activityId') activityId: string,
    @Param('pupilId') pupilId: string,
    @Body() { reason }: SignUpReasonBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const command = new ChangeSignUpBySchool({ kind: 'CancelSignUp', pupilId, activityId, reason }, request);
    await written(this.commands, command, reply);
    return { activityId };
  }

  @Needs('activity.signUps')
  @Get('activities/:activityId/sign-ups')
  @OpensDataOf('answered', 'signUps')
  @ApiOperation({ summary: 'Who is signed up: for whoever announced it, and those who lead the school' })
  async signUps(
    @Param('activityId') activityId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.queries.execute(new SignUpsOf(activityId, wantedPosition(request)));
    if (!found) throw activityNotFound();
    const { position, schoolId, pupils } = found;
    answersOf(request, [{ whose: 'school', id: schoolId }]);
    sendRead(request, reply, { activityId, position: formatPosition(position), pupils }, position);
  }
}

/** Without the fields that a body has although nobody sent them. */
const arrangementIn = ({ title, startsAt, endsAt, place, text, signUp }: ActivityBody): Arrangement => ({
  ...{ title, startsAt, place },
  ...(endsAt === undefined ? {} : { endsAt }),
  ...(text === undefined ? {} : { text }),
  ...(signUp ? { signUp: { places: signUp.places, until: signUp.until } } : {}),
});

const changeIn = ({ title, startsAt, endsAt, place, text, places, until }: ActivityChangeBody): Change => ({
  ...(title === undefined ? {} : { title }),
  ...(startsAt === undefined ? {} : { startsAt }),
  ...(endsAt === undefined ? {} : { endsAt }),
  ...(place === undefined ? {} : { place }),
  ...(text === undefined ? {} : { text }),
  ...(places === undefined ? {} : { places }),
  ...(until === undefined ? {} : { until }),
});
