import { Body, Controller, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Needs } from '../../access/rights/right.decorator.js';
import { wroteAt } from '../../http/answer.js';
import { TakesIdempotencyKey } from '../../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../../http/write-request.js';
import { YearBody } from './years.dto.js';
import { Years } from './years.js';

@ApiTags('school')
@ApiCookieAuth()
@TakesIdempotencyKey()
@Needs('school.settings.change')
@Controller('schools/:schoolId/years')
export class YearsController {
  constructor(private readonly years: Years) {}

  @Post()
  @ApiOperation({ summary: 'Open a year with its terms, where no roster brings them' })
  async open(
    @Param('schoolId') schoolId: string,
    @Body() body: YearBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { events, position } = await this.years.open(schoolId, body, request);
    wroteAt(reply, position);
    const yearIds = events.flatMap((event) =>
      event.type === 'AcademicYearOpened' ? [event.data.yearId] : [],
    );
    return { schoolId, yearId: yearIds[0] };
  }

  @Put(':yearId')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Put a year and its terms differently; a term keeps the days on which lessons were held',
  })
  async change(
    @Param('schoolId') schoolId: string,
    @Param('yearId') yearId: string,
    @Body() body: YearBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { position } = await this.years.change(schoolId, yearId, body, request);
    wroteAt(reply, position);
  }
}
