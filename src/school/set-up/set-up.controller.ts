import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Needs } from '../../access/rights/right.decorator.js';
import { formatPosition } from '../../eventing/position.js';
import { sendRead, wantedPosition } from '../../http/answer.js';
import { SetUpReader } from './set-up.reader.js';

@ApiTags('school')
@ApiCookieAuth()
@Controller('schools/:schoolId/set-up')
export class SetUpController {
  constructor(private readonly setUp: SetUpReader) {}

  @Needs('school.setUp')
  @Get()
  @ApiOperation({
    summary: 'What the school has set up, and what is missing before the journal is used, step by step',
  })
  async steps(
    @Param('schoolId') schoolId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const { position, ...told } = await this.setUp.of(schoolId, at, wantedPosition(request));
    sendRead(request, reply, { schoolId, position: formatPosition(position), ...told }, position);
  }
}
