import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ClassesOf } from '../../projections/schools/queries.js';
import { Needs } from '../access/rights/right.decorator.js';
import { may } from '../access/rights/rights.table.js';
import { Asking, rolesAt, type Viewer } from '../access/viewer.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { formatPosition } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';

@ApiTags('classes')
@ApiCookieAuth()
@Controller('schools/:schoolId/classes')
export class ClassesController {
  constructor(private readonly queries: QueryBus) {}

  @Needs('school.classes.read')
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
    const seesAll = may(
      'school.classes.read',
      rolesAt(viewer, schoolId).filter((role) => role !== 'teacher'),
    );
    const { position, classes } = await this.queries.execute(
      new ClassesOf(schoolId, wantedPosition(request)),
    );
    const seen = classes.filter(
      ({ teachers }) => seesAll || teachers.some(({ id }) => id === viewer.personId),
    );
    sendRead(request, reply, { schoolId, position: formatPosition(position), classes: seen }, position);
  }
}
