import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PortfoliosOfClass } from '../../projections/portfolio/queries.js';
import { Needs } from '../access/rights/right.decorator.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { formatPosition } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { todayOfClass } from '../reports/today.js';

@ApiTags('portfolio')
@ApiCookieAuth()
@Controller('classes/:classId/portfolios')
export class ClassPortfoliosController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
  ) {}

  @Needs('class.report')
  @Get()
  @OpensDataOf('class', 'portfolio')
  @ApiOperation({ summary: 'How much is in the portfolios of a class, and what waits there for a decision' })
  async ofClass(
    @Param('classId') classId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const today = await todayOfClass(classId, new Date().toISOString(), this.reader);
    const asked = new PortfoliosOfClass(classId, today, wantedPosition(request));
    const { position, ...told } = await this.queries.execute(asked);
    sendRead(request, reply, { position: formatPosition(position), ...told }, position);
  }
}
