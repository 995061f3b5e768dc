import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Needs } from '../access/rights/right.decorator.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import { ChangeSettings, schoolFor } from '../journal/school-settings.handlers.js';
import { Ids } from '../people/ids.js';
import { RUNNERS, type Runners } from '../runners.js';
import { DaysOffBody, ShiftedDayBody } from './school-days.dto.js';

/** The days on which a school does not go by the plan of the day of the week. */
@ApiTags('timetable')
@ApiCookieAuth()
@TakesIdempotencyKey()
@Controller('schools/:schoolId')
export class SchoolDaysController {
  constructor(
    private readonly commands: CommandBus,
    private readonly ids: Ids,
    @Inject(RUNNERS) private readonly runners: Runners,
  ) {}

  @Needs('school.timetable.read')
  @Get('days')
  @ApiOperation({ summary: 'Days off and shifted days of the school, in their order: for the staff' })
  async days(@Param('schoolId') schoolId: string) {
    const { days } = await schoolFor(schoolId, this.runners);
    return {
      daysOff: Object.values(days.off).sort((a, b) => a.from.localeCompare(b.from)),
      shiftedDays: Object.values(days.shifted).sort((a, b) => a.date.localeCompare(b.date)),
    };
  }

  @Needs('school.timetable.plan')
  @Post('days-off')
  @ApiOperation({ summary: 'No lessons are given from one day to another: holidays, or a single day' })
  async setDaysOff(
    @Param('schoolId') schoolId: string,
    @Body() { from, to, title }: DaysOffBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    // The same when it is sent twice.
    const daysOffId = this.ids.of('days-off', schoolId, request.commandId);
    const daysOff = { daysOffId, from, to, title };
    await written(
      this.commands,
      new ChangeSettings(schoolId, () => ({ kind: 'SetDaysOff', daysOff }), request),
      reply,
    );
    return daysOff;
  }

  @Needs('school.timetable.plan')
  @Put('days-off/:daysOffId')
  @ApiOperation({ summary: 'They are other days, or called otherwise' })
  async amendDaysOff(
    @Param('schoolId') schoolId: string,
    @Param('daysOffId') daysOffId: string,
    @Body() { from, to, title }: DaysOffBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const daysOff = { daysOffId, from, to, title };
    await written(
      this.commands,
      new ChangeSettings(schoolId, () => ({ kind: 'AmendDaysOff', daysOff }), request),
      reply,
    );
    return daysOff;
  }

  @Needs('school.timetable.plan')
  @Post('days-off/:daysOffId/withdrawal')
  @HttpCode(200)
  @ApiOperation({ summary: 'They are no days off: lessons are given as on other days' })
  async withdrawDaysOff(
    @Param('schoolId') schoolId: string,
    @Param('daysOffId') daysOffId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(
      this.commands,
      new ChangeSettings(schoolId, () => ({ kind: 'WithdrawDaysOff', daysOffId }), request),
      reply,
    );
    return { daysOffId };
  }

  @Needs('school.timetable.plan')
  @Post('shifted-days')
  @HttpCode(200)
  @ApiOperation({ summary: 'A day goes by the plan of another day of the week, or week, or by other bells' })
  async shiftDay(
    @Param('schoolId') schoolId: string,
    @Body() { date, weekday, week, bells }: ShiftedDayBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const day = {
      ...{ date, weekday },
      ...(week === undefined ? {} : { week }),
      ...(bells === undefined ? {} : { bells: bells.map(({ number, from, to }) => ({ number, from, to })) }),
    };
    await written(
      this.commands,
      new ChangeSettings(schoolId, () => ({ kind: 'ShiftDay', day }), request),
      reply,
    );
    return day;
  }

  @Needs('school.timetable.plan')
  @Post('shifted-days/:date/withdrawal')
  @HttpCode(200)
  @ApiOperation({ summary: 'It goes by its own day of the week' })
  async withdrawDayShift(
    @Param('schoolId') schoolId: string,
    @Param('date') date: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(
      this.commands,
      new ChangeSettings(schoolId, () => ({ kind: 'WithdrawDayShift', date }), request),
      reply,
    );
    return { date };
  }
}
