import { Body, Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Needs } from '../access/rights/right.decorator.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import { RUNNERS, type Runners } from '../runners.js';
import { TimetableCsv } from './timetable-csv.js';
import { TimetableFileBody } from './timetable.dto.js';
import { ChangeTimetable, planningOf } from './timetable.handlers.js';

@ApiTags('timetable')
@ApiCookieAuth()
@Controller('schools/:schoolId/terms/:termId')
export class TimetableCsvController {
  constructor(
    private readonly commands: CommandBus,
    private readonly files: TimetableCsv,
    @Inject(RUNNERS) private readonly runners: Runners,
  ) {}

  @Needs('school.timetable.read')
  @Get('timetable.csv')
  @ApiOperation({ summary: 'The plan of a term as CSV, which can be changed and imported: for the staff' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async write(
    @Param('schoolId') schoolId: string,
    @Param('termId') termId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const planning = await planningOf({ schoolId, termId }, new Date().toISOString(), this.runners);
    void reply
      .type('text/csv; charset=utf-8')
      .header('Content-Disposition', 'attachment; filename="timetable.csv"')
      .header('Cache-Control', 'private, no-store')
      .send(await this.files.write(planning));
  }

  @Needs('school.timetable.plan')
  @Post('timetable/import')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({
    summary: 'Make the plan what a CSV file says, or only say what that would come to: all of it or nothing',
  })
  async read(
    @Param('schoolId') schoolId: string,
    @Param('termId') termId: string,
    @Body() { csv, dryRun }: TimetableFileBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const of = { schoolId, termId };
    const planning = await planningOf(of, request.at, this.runners);
    const { command, ...counts } = await this.files.read(csv, planning);
    if (dryRun !== true) await written(this.commands, new ChangeTimetable(of, () => command, request), reply);
    return { ...counts, dryRun: dryRun === true };
  }
}
