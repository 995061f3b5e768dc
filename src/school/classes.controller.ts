import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ClassesOf } from '../../projections/schools/queries.js';
import { Asking, hasRole, type Viewer } from '../access/viewer.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { DomainError } from '../eventing/domain-error.js';
import { formatPosition } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';

@ApiTags('classes')
@ApiCookieAuth()
@Controller('schools/:schoolId/classes')
export class ClassesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @OpensDataOf('school', 'classes')
  @ApiOperation({
    summary:
      'Classes with teachers and pupils: all for whoever leads the school, the own ones for their teachers',
  })
  async classes(
    @Param('schoolId') schoolId: string,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const seesAll = SEE_ALL.some((role) => hasRole(viewer, role, schoolId));
    if (!seesAll && !hasRole(viewer, 'teacher', schoolId)) {
      throw new DomainError('school-not-found', 'There is no such school.', 'not-found');
    }
    const { position, classes } = await this.queries.execute(
      new ClassesOf(schoolId, wantedPosition(request)),
    );
    const seen = classes.filter(
      ({ teachers }) => seesAll || teachers.some(({ id }) => id === viewer.personId),
    );
    sendRead(request, reply, { schoolId, position: formatPosition(position), classes: seen }, position);
  }
}

const SEE_ALL = ['deputyHead', 'admin', 'healthWorker'] as const;
