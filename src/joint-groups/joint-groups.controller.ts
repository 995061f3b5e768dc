import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { JointGroupFor } from '../../projections/joint-groups/queries.js';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { answersOf, OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { formatPosition } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import { eyeOf } from './eyes.js';
import { jointGroupNotFound } from './joint-group.decider.js';
import { JointGroupLeadersBody, JointGroupPupilBody, JointGroupReasonBody } from './joint-groups.dto.js';
import { ChangePupils, CloseJointGroup, DecideOnJointGroup } from './joint-groups.handlers.js';

/** A group of several schools: what each school decides in it for itself. */
@ApiTags('groups across schools')
@ApiCookieAuth()
@Controller('joint-groups/:jointGroupId')
export class JointGroupsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Needs('jointGroup.read')
  @Get()
  @OpensDataOf('answered', 'jointGroup')
  @ApiOperation({ summary: 'A group with its schools, and its pupils as they know each other' })
  async one(
    @Param('jointGroupId') jointGroupId: string,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { eyeFor: eyeOf(viewer), at: new Date().toISOString(), atLeast: wantedPosition(request) };
    const found = await this.queries.execute(new JointGroupFor(jointGroupId, asked));
    if (!found) throw jointGroupNotFound();
    const { position, ...group } = found;
    const people = [...(group.pupils ?? []), ...(group.asked ?? [])];
    answersOf(
      request,
      people.map(({ id }) => ({ whose: 'pupil', id })),
    );
    sendRead(request, reply, { position: formatPosition(position), ...group }, position);
  }

  @Needs('school.jointGroups.decide')
  @Post('schools/:schoolId/approval')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Take part in a group, with teachers who lead it: for the school’s deputy head' })
  approve(
    @Param('jointGroupId') jointGroupId: string,
    @Param('schoolId') schoolId: string,
    @Body() { leaderIds }: JointGroupLeadersBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const decision = { kind: 'ApproveJointGroup', schoolId, leaderIds } as const;
    return this.send(new DecideOnJointGroup(jointGroupId, decision, request), reply);
  }

  @Needs('school.jointGroups.decide')
  @Post('schools/:schoolId/refusal')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Take no part in a group that was proposed, and say why' })
  refuse(
    @Param('jointGroupId') jointGroupId: string,
    @Param('schoolId') schoolId: string,
    @Body() { reason }: JointGroupReasonBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const decision = { kind: 'RefuseJointGroup', schoolId, reason } as const;
    return this.send(new DecideOnJointGroup(jointGroupId, decision, request), reply);
  }

  @Needs('school.jointGroups.decide')
  @Post('schools/:schoolId/leaving')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Take part no more, which ends the part of the school’s pupils and teachers' })
  leave(
    @Param('jointGroupId') jointGroupId: string,
    @Param('schoolId') schoolId: string,
    @Body() { reason }: JointGroupReasonBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const decision = { kind: 'LeaveJointGroup', schoolId, reason } as const;
    return this.send(new DecideOnJointGroup(jointGroupId, decision, request), reply);
  }

  @Needs('school.jointGroups.decide')
  @Put('schools/:schoolId/leaders')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Have other teachers lead a group in the school' })
  lead(
    @Param('jointGroupId') jointGroupId: string,
    @Param('schoolId') schoolId: string,
    @Body() { leaderIds }: JointGroupLeadersBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const decision = { kind: 'NameLeaders', schoolId, leaderIds } as const;
    return this.send(new DecideOnJointGroup(jointGroupId, decision, request), reply);
  }

  @Needs('jointGroup.pupils')
  @Post('schools/:schoolId/pupils')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Ask the guardians of one of the school’s pupils to let the pupil into a group' })
  ask(
    @Param('jointGroupId') jointGroupId: string,
    @Param('schoolId') schoolId: string,
    @Body() { pupilId }: JointGroupPupilBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.send(new ChangePupils(jointGroupId, schoolId, pupilId, 'AskPupil', request), reply);
  }

  @Needs('jointGroup.pupils')
  @Delete('schools/:schoolId/pupils/:pupilId')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Take one of the school’s pupils out of a group' })
  takeOut(
    @Param('jointGroupId') jointGroupId: string,
    @Param('schoolId') schoolId: string,
    @Param('pupilId') pupilId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.send(new ChangePupils(jointGroupId, schoolId, pupilId, 'TakePupilOut', request), reply);
  }

  @Needs('jointGroup.close')
  @Post('closing')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'End a group: for whoever proposed it, and the deputy head of that school' })
  close(
    @Param('jointGroupId') jointGroupId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.send(new CloseJointGroup(jointGroupId, request), reply);
  }

  private async send(
    command: DecideOnJointGroup | ChangePupils | CloseJointGroup,
    reply: FastifyReply,
  ): Promise<{ readonly jointGroupId: string }> {
    await written(this.commands, command, reply);
    return { jointGroupId: command.jointGroupId };
  }
}
