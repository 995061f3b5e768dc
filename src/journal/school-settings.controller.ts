import { Body, Controller, Delete, Get, Inject, Param, Put, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Needs } from '../access/rights/right.decorator.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { RUNNERS, type Runners } from '../runners.js';
import { SCALE_PRESETS } from '../school/scale-presets.values.js';
import { HALF_UP, type Rounding } from '../school/rounding.values.js';
import type { Scale } from '../school/scale.values.js';
import { scaleOf } from '../school/school.state.js';
import {
  CorrectionReasonBody,
  EditWindowDaysBody,
  RatingsBody,
  RoundingBody,
  ScaleBody,
  TestLimitsBody,
  ProxiesBody,
  WorkKindBody,
} from './school-settings.dto.js';
import { ChangeSettings, schoolFor } from './school-settings.handlers.js';
import { written } from '../http/written.js';

@ApiTags('school')
@ApiCookieAuth()
@TakesIdempotencyKey()
@Controller('schools/:schoolId')
export class SchoolSettingsController {
  constructor(
    private readonly commands: CommandBus,
    @Inject(RUNNERS) private readonly runners: Runners,
  ) {}

  @Needs('school.settings.read')
  @Get('settings')
  @ApiOperation({ summary: 'Years, terms and subjects of the school and how it grades: for its staff' })
  async settings(@Param('schoolId') schoolId: string) {
    const school = await schoolFor(schoolId, this.runners);
    const { years, terms, subjects, scalesBySubject, works, rounding, editWindowDays } = school;
    const { ratings, testLimits, proxies, reasons } = school;
    const grading = { scale: scaleOf(school), scalesBySubject, works, rounding, editWindowDays };
    return { years, terms, subjects, ...grading, ratings, testLimits, proxies, reasons };
  }

  @Needs('school.settings.change')
  @Put('scale')
  @ApiOperation({ summary: 'The scale of pages that are opened from now on, of all subjects or of one' })
  async defineScale(
    @Param('schoolId') schoolId: string,
    @Body() body: ScaleBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { subjectId } = body;
    const scale = scaleIn(body);
    const ofSubject = subjectId === undefined ? {} : { subjectId };
    const command = new ChangeSettings(
      schoolId,
      () => ({ kind: 'DefineScale', scale, ...ofSubject }),
      request,
    );
    await written(this.commands, command, reply);
    return { scale, ...ofSubject };
  }

  @Needs('school.settings.change')
  @Put('work-kinds/:code')
  @ApiOperation({ summary: 'A kind of work, or how it counts in lessons from a day on' })
  async defineWorkKind(
    @Param('schoolId') schoolId: string,
    @Param('code') code: string,
    @Body() { from, title, abbreviation, weight, grades }: WorkKindBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const work = { code, title, abbreviation, weight, ...(grades === undefined ? {} : { grades }) };
    const command = new ChangeSettings(
      schoolId,
      (today) => ({ kind: 'DefineWorkKind', work, from, today }),
      request,
    );
    await written(this.commands, command, reply);
    return { work, from };
  }

  @Needs('school.settings.change')
  @Put('rounding')
  @ApiOperation({
    summary: 'How term grades are proposed from averages in pages that are opened from now on',
  })
  async setRounding(
    @Param('schoolId') schoolId: string,
    @Body() { kind, least = {} }: RoundingBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const rounding: Rounding = kind === 'halfUp' ? HALF_UP : { kind, least };
    await written(
      this.commands,
      new ChangeSettings(schoolId, () => ({ kind: 'SetRounding', rounding }), request),
      reply,
    );
    return { rounding };
  }

  @Needs('school.settings.change')
  @Put('edit-window')
  @ApiOperation({
    summary: 'Days after a lesson for its teacher to write, in pages that are opened from now on',
  })
  async setEditWindow(
    @Param('schoolId') schoolId: string,
    @Body() { days }: EditWindowDaysBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(
      this.commands,
      new ChangeSettings(schoolId, () => ({ kind: 'SetEditWindow', days }), request),
      reply,
    );
    return { days };
  }

  @Needs('school.settings.change')
  @Put('ratings')
  @ApiOperation({ summary: 'Whether pupils are ranked, and how many grades they need for a place' })
  async setRatings(
    @Param('schoolId') schoolId: string,
    @Body() { on, least: { inSubject, overall } }: RatingsBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const ratings = { on, least: { inSubject, overall } };
    await written(
      this.commands,
      new ChangeSettings(schoolId, () => ({ kind: 'SetRatings', ratings }), request),
      reply,
    );
    return { ratings };
  }

  @Needs('school.settings.change')
  @Put('test-limits')
  @ApiOperation({
    summary: 'How many planned tests a class should have in a day and week: more are warned of',
  })
  async setTestLimits(
    @Param('schoolId') schoolId: string,
    @Body() { aDay, aWeek }: TestLimitsBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const limits = { aDay, aWeek };
    await written(
      this.commands,
      new ChangeSettings(schoolId, () => ({ kind: 'SetTestLimits', limits }), request),
      reply,
    );
    return { limits };
  }

  @Needs('school.settings.change')
  @Put('proxies')
  @ApiOperation({ summary: 'How many guardians one may vote for in a meeting of parents' })
  async limitProxies(
    @Param('schoolId') schoolId: string,
    @Body() { proxies }: ProxiesBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(
      this.commands,
      new ChangeSettings(schoolId, () => ({ kind: 'LimitProxies', proxies }), request),
      reply,
    );
    return { proxies };
  }

  @Needs('school.settings.change')
  @Put('correction-reasons/:code')
  @ApiOperation({ summary: 'A reason for which grades may be corrected and annulled' })
  async listReason(
    @Param('schoolId') schoolId: string,
    @Param('code') code: string,
    @Body() { title }: CorrectionReasonBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(
      this.commands,
      new ChangeSettings(schoolId, () => ({ kind: 'ListCorrectionReason', code, title }), request),
      reply,
    );
    return { code, title };
  }

  @Needs('school.settings.change')
  @Delete('correction-reasons/:code')
  @ApiOperation({ summary: 'From now on nothing is corrected for this reason' })
  async delistReason(
    @Param('schoolId') schoolId: string,
    @Param('code') code: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(
      this.commands,
      new ChangeSettings(schoolId, () => ({ kind: 'DelistCorrectionReason', code }), request),
      reply,
    );
    return { code };
  }
}

/** The scale that is named, or written out. A field that a class has without a value is none of a fact. */
const scaleIn = ({ preset, scale }: ScaleBody): Scale => {
  if (!scale) return SCALE_PRESETS[preset ?? 'fivePoint'];
  const { min, max, names } = scale;
  const { excellent, good, satisfactory } = scale.levels;
  return { min, max, ...(names ? { names } : {}), levels: { excellent, good, satisfactory } };
};
