import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ActivitiesFor } from '../../projections/activities/queries.js';
import { Needs } from '../access/rights/right.decorator.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { formatPosition } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import { groupsOfToday } from '../reports/today.js';
import { ChangeSignUp } from './activities.handlers.js';

/** The same for families, who take places and give them back. */
@ApiTags('activities')
@ApiCookieAuth()
@Controller('pupils/:pupilId/activities')
export class SignUpsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
  ) {}

  @Needs('diary.read')
  @Get()
  @OpensDataOf('pupil', 'activities')
  @ApiOperation({ summary: 'What takes place for a pupil, and whether the pupil is signed up' })
  async ofPupil(
    @Param('pupilId') pupilId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const groups = await groupsOfToday(pupilId, at, this.reader);
    const schoolIds = [...new Set(groups.map(({ group }) => group.schoolId))];
    const classIds = groups.map(({ group }) => group._id);
    const asked = { pupilId, schoolIds, classIds, at, atLeast: wantedPosition(request) };
    const { position, activities } = await this.queries.execute(new ActivitiesFor(asked));
    sendRead(request, reply, { pupilId, position: formatPosition(position), activities }, position);
  }

  @Needs('pupil.activities')
  @Post(':activityId/sign-up')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Take one of the places for a pupil, while there are some' })
  async signUp(
    @Param('pupilId') pupilId: string,
    @Param('activityId') activityId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new ChangeSignUp(pupilId, activityId, 'SignUp', request), reply);
    return { activityId };
  }

  @Needs('pupil.activities')
  @Post(':activityId/sign-up/cancellation')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Give the place back, before it begins' })
  async cancel(
    @Param('pupilId') pupilId: string,
    @Param('activityId') activityId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new ChangeSignUp(pupilId, activityId, 'CancelSignUp', request), reply);
    return { activityId };
  }
}
