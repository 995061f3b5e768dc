import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { people } from '../../../projections/people/projection.js';
import { OpensDataOf } from '../../audit/read-log/opens-data-of.js';
import { DomainError } from '../../eventing/domain-error.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { formatPosition, START } from '../../eventing/position.js';
import { sendRead, wantedPosition } from '../../http/answer.js';
import { TakesIdempotencyKey } from '../../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../../http/write-request.js';
import { written } from '../../http/written.js';
import { Directory } from '../../people/directory.js';
import { GUARDIAN_LIMITS, limitsWith, type GuardianLimit } from '../../people/guardian-limits.values.js';
import { Asking, type Viewer } from '../viewer.js';
import { LiftingBody, LimitBody } from './guardians.dto.js';
import { LiftGuardianLimit, LimitGuardian, registryOf } from './guardians.handlers.js';
import { Needs } from '../rights/right.decorator.js';

@ApiTags('access')
@ApiCookieAuth()
@Needs('pupil.guardians')
@Controller('pupils/:pupilId/guardians')
export class GuardiansController {
  constructor(
    private readonly commands: CommandBus,
    private readonly reader: FreshReader,
    private readonly directory: Directory,
  ) {}

  @Get()
  @OpensDataOf('pupil', 'guardians')
  @ApiOperation({
    summary: 'The guardians of a pupil, and what courts keep them from: for the office of the school',
  })
  async list(
    @Param('pupilId') pupilId: string,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await registryOf(viewer, pupilId, new Date().toISOString(), this.reader);
    const pupil = await this.reader.get(people, pupilId, wantedPosition(request));
    const { guardians = [], limits = {}, position = START } = pupil ?? {};
    const nameOf = await this.directory.names(guardians);
    const told = guardians.map((id) => ({
      ...{ id, name: nameOf(id) },
      limits: limitsWith(limits, id).map(({ schoolId: _school, ...limit }) => limit),
    }));
    sendRead(request, reply, { pupilId, position: formatPosition(position), guardians: told }, position);
  }

  @Post(':guardianId/limits')
  @HttpCode(204)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Keep a guardian from a pupil by order of a court, on some days' })
  async limit(
    @Param('pupilId') pupilId: string,
    @Param('guardianId') guardianId: string,
    @Body() body: LimitBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await written(this.commands, new LimitGuardian({ pupilId, guardianId }, body, request), reply);
  }

  @Post(':guardianId/limits/:what/lifting')
  @HttpCode(204)
  @TakesIdempotencyKey()
  @ApiParam({ name: 'what', enum: GUARDIAN_LIMITS })
  @ApiOperation({ summary: 'Keep a guardian from a pupil no longer' })
  async lift(
    @Param('pupilId') pupilId: string,
    @Param('guardianId') guardianId: string,
    @Param('what') what: string,
    @Body() { reason }: LiftingBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const command = new LiftGuardianLimit({ pupilId, guardianId }, limitCalled(what), reason, request);
    await written(this.commands, command, reply);
  }
}

const limitCalled = (name: string): GuardianLimit => {
  const limit = GUARDIAN_LIMITS.find((known) => known === name);
  if (limit === undefined) throw new DomainError('limit-not-found', 'There is no such limit.', 'not-found');
  return limit;
};
