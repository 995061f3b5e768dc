import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { JointGroupsFor, type Eye } from '../../projections/joint-groups/queries.js';
import type { JointGroupDocument } from '../../projections/joint-groups/read-model.js';
import { ALL_SCHOOLS, connectedSchools, schools } from '../../projections/schools/school.projection.js';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { formatPosition } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import { eyeOf, eyeOfFamily } from './eyes.js';
import { JointGroupBody } from './joint-groups.dto.js';
import { AnswerForPupil, ProposeJointGroup } from './joint-groups.handlers.js';

/** The groups of several schools that concern a school, a person or a family. */
@ApiTags('groups across schools')
@ApiCookieAuth()
@Controller()
export class JointGroupListsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
  ) {}

  @Needs('account.own')
  @Get('me/joint-groups')
  @ApiOperation({ summary: 'The groups across schools that whoever asks proposed, leads or is in' })
  mine(@Asking() viewer: Viewer, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send(viewer.personId, eyeOf(viewer), request, reply);
  }

  @Needs('school.jointGroups.read')
  @Get('schools/:schoolId/joint-groups')
  @OpensDataOf('school', 'jointGroup')
  @ApiOperation({ summary: 'The groups that concern a school, with what waits for its approval' })
  ofSchool(
    @Param('schoolId') schoolId: string,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send(schoolId, eyeOf(viewer), request, reply);
  }

  @Needs('school.jointGroups.propose')
  @Get('schools/:schoolId/joint-groups/partners')
  @ApiOperation({ summary: 'The other schools that have their journal here, by name' })
  async partners(@Param('schoolId') schoolId: string) {
    const { schoolIds = [] } = (await this.reader.get(connectedSchools, ALL_SCHOOLS)) ?? {};
    const found = await this.reader.getMany(
      schools,
      schoolIds.filter((id) => id !== schoolId),
    );
    const partners = [...found.values()].map(({ _id: id, title }) => ({ id, title }));
    return { partners: partners.sort((a, b) => a.title.localeCompare(b.title, 'en', { numeric: true })) };
  }

  @Needs('school.jointGroups.propose')
  @Post('schools/:schoolId/joint-groups')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Propose a group with other schools, which each of them approves or refuses' })
  async propose(
    @Param('schoolId') schoolId: string,
    @Body() body: JointGroupBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const [proposed] = await written(this.commands, new ProposeJointGroup(schoolId, body, request), reply);
    return { jointGroupId: proposed?.data.jointGroupId };
  }

  @Needs('pupil.jointGroups.read')
  @Get('pupils/:pupilId/joint-groups')
  @OpensDataOf('pupil', 'jointGroup')
  @ApiOperation({ summary: 'The groups that a pupil is in, or was asked into: for the family' })
  ofPupil(
    @Param('pupilId') pupilId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send(pupilId, eyeOfFamily(pupilId), request, reply);
  }

  @Needs('pupil.jointGroups.agree')
  @Post('pupils/:pupilId/joint-groups/:jointGroupId/agreement')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Agree that a pupil is in a group, where the others learn the pupil’s name' })
  async agree(
    @Param('pupilId') pupilId: string,
    @Param('jointGroupId') jointGroupId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new AnswerForPupil(jointGroupId, pupilId, 'LetPupilJoin', request), reply);
    return { jointGroupId };
  }

  @Needs('pupil.jointGroups.leave')
  @Delete('pupils/:pupilId/joint-groups/:jointGroupId')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Take a pupil out of a group, or do not agree to it' })
  async leave(
    @Param('pupilId') pupilId: string,
    @Param('jointGroupId') jointGroupId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new AnswerForPupil(jointGroupId, pupilId, 'TakePupilOut', request), reply);
    return { jointGroupId };
  }

  private async send(
    id: string,
    eyeFor: (group: JointGroupDocument) => Eye | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const asked = { eyeFor, at: new Date().toISOString(), atLeast: wantedPosition(request) };
    const { position, groups } = await this.queries.execute(new JointGroupsFor(id, asked));
    sendRead(request, reply, { position: formatPosition(position), groups }, position);
  }
}
