import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { wantedPosition } from '../http/answer.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import { Directory } from '../people/directory.js';
import { addresseesOf } from './addressees.js';
import { correspondentsAbout, guardiansBeside } from './correspondents.js';
import { WriteAmong, WriteToGuardian, WriteToPerson } from './messages.commands.js';
import { PersonalThreadBody, SchoolThreadBody, ThreadBody } from './messages.dto.js';
import type { AmongMany } from './among.values.js';

@ApiTags('messages')
@ApiCookieAuth()
@Controller()
export class WritingController {
  constructor(
    private readonly commands: CommandBus,
    private readonly reader: FreshReader,
    private readonly directory: Directory,
  ) {}

  @Needs('account.own')
  @Get('me/addressees')
  @ApiOperation({ summary: 'To those of which classes, and about which pupils, whoever asks may write' })
  addressees(@Asking() viewer: Viewer, @Req() request: FastifyRequest) {
    const { reader, directory } = this;
    const at = new Date().toISOString();
    return addresseesOf(viewer, at, { reader, directory }, wantedPosition(request));
  }

  @Needs('pupil.correspondence')
  @Get('pupils/:pupilId/correspondents')
  @OpensDataOf('pupil', 'guardians')
  @ApiOperation({ summary: 'Whom whoever asks may write to about a pupil: its guardians, or its teachers' })
  async correspondents(@Param('pupilId') pupilId: string, @Asking() viewer: Viewer) {
    const at = new Date().toISOString();
    const { reader, directory } = this;
    return {
      pupilId,
      correspondents: await correspondentsAbout(pupilId, viewer, at, { reader, directory }),
    };
  }

  @Needs('pupil.correspondence')
  @Post('pupils/:pupilId/threads')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Write to a guardian about a pupil, or to somebody who teaches the pupil' })
  async toPerson(
    @Param('pupilId') pupilId: string,
    @Body() body: PersonalThreadBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const [opened] = await written(this.commands, new WriteToPerson(pupilId, body, request), reply);
    return { threadId: opened?.data.threadId };
  }

  @Needs('class.threads.open')
  @Post('classes/:classId/threads')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Write to the guardians of a class, who answer there: for its class teacher' })
  toClass(
    @Param('classId') classId: string,
    @Body() body: ThreadBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.among({ kind: 'class', classId }, body, request, reply);
  }

  @Needs('class.threads.ofGuardians')
  @Post('classes/:classId/guardians/threads')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Write to the other guardians of a class, where the school lets them' })
  toGuardians(
    @Param('classId') classId: string,
    @Body() body: ThreadBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.among({ kind: 'guardians', classId }, body, request, reply);
  }

  @Needs('class.threads.toPupils')
  @Post('classes/:classId/pupils-and-teacher/threads')
  @TakesIdempotencyKey()
  @ApiOperation({
    summary:
      'Write to the pupils of a class, who answer there while their guardians read: for its class teacher',
  })
  toPupilsAsTeacher(
    @Param('classId') classId: string,
    @Body() body: ThreadBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.among({ kind: 'pupilsAndTeacher', classId }, body, request, reply);
  }

  @Needs('class.threads.toPupils')
  @Post('classes/:classId/everybody/threads')
  @TakesIdempotencyKey()
  @ApiOperation({
    summary:
      'Write to the pupils of a class and their guardians, who all answer there: for its class teacher',
  })
  toEverybody(
    @Param('classId') classId: string,
    @Body() body: ThreadBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.among({ kind: 'everybody', classId }, body, request, reply);
  }

  @Needs('class.threads.toGuardian')
  @Get('classes/:classId/correspondents')
  @OpensDataOf('class', 'guardians')
  @ApiOperation({
    summary: 'The other guardians of a class, to one of whom whoever asks may write, by names',
  })
  async guardians(
    @Param('classId') classId: string,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
  ) {
    const at = new Date().toISOString();
    const { reader, directory } = this;
    const atLeast = wantedPosition(request);
    return {
      classId,
      correspondents: await guardiansBeside(classId, viewer, at, { reader, directory }, atLeast),
    };
  }

  @Needs('class.threads.toGuardian')
  @Post('classes/:classId/correspondents/threads')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Write to another guardian of a class alone, where the school lets them' })
  async toGuardian(
    @Param('classId') classId: string,
    @Body() body: PersonalThreadBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const [opened] = await written(this.commands, new WriteToGuardian(classId, body, request), reply);
    return { threadId: opened?.data.threadId };
  }

  @Needs('class.threads.ofPupils')
  @Post('classes/:classId/pupils/threads')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Write to the other pupils of the class, where the school lets them' })
  toPupils(
    @Param('classId') classId: string,
    @Body() body: ThreadBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.among({ kind: 'pupils', classId }, body, request, reply);
  }

  @Needs('account.schoolmates')
  @Post('me/schoolmates/threads')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Write to the other pupils of the own school, where it lets them' })
  async toSchoolmates(
    @Body() { schoolId, ...body }: SchoolThreadBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.among({ kind: 'schoolPupils', schoolId }, body, request, reply);
  }

  @Needs('jointGroup.threads.open')
  @Post('joint-groups/:jointGroupId/threads')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Write to the others of a group of several schools' })
  toJointGroup(
    @Param('jointGroupId') jointGroupId: string,
    @Body() body: ThreadBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.among({ kind: 'jointGroup', jointGroupId }, body, request, reply);
  }

  private async among(among: AmongMany, body: ThreadBody, request: WriteRequest, reply: FastifyReply) {
    const [opened] = await written(this.commands, new WriteAmong(among, body, request), reply);
    return { threadId: opened?.data.threadId };
  }
}
