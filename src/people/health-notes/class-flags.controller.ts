import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../../access/rights/not-found.js';
import { Needs } from '../../access/rights/right.decorator.js';
import { OpensDataOf } from '../../audit/read-log/opens-data-of.js';
import { formatPosition } from '../../eventing/position.js';
import { sendRead, wantedPosition } from '../../http/answer.js';
import { FlagsShown } from './flags-shown.js';

/** What a class's own teacher is to know of the pupils' health, also of those whom the teacher doesn't teach. */
@ApiTags('people')
@ApiCookieAuth()
@Controller('classes/:classId/health-flags')
export class ClassFlagsController {
  constructor(private readonly flags: FlagsShown) {}

  @Get()
  @Needs('class.health')
  @OpensDataOf('class', 'healthFlags')
  @ApiOperation({
    summary: 'Flags on the health of a class’s pupils: for the class teacher',
  })
  async read(
    @Param('classId') classId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.flags.inClass(classId, new Date().toISOString(), wantedPosition(request));
    if (!found) throw notFound('class');
    const { position, pupils } = found;
    sendRead(request, reply, { classId, position: formatPosition(position), pupils }, position);
  }
}
