import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Needs } from '../../access/rights/right.decorator.js';
import { OpensDataOf } from '../../audit/read-log/opens-data-of.js';
import { wantedPosition, wroteAt } from '../../http/answer.js';
import { TakesIdempotencyKey } from '../../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../../http/write-request.js';
import { Directory } from '../../people/directory.js';
import { membersOn } from '../membership.values.js';
import { NextYearBody } from './next-year.dto.js';
import { NextYears, type NextYearAtHand } from './next-year.js';

@ApiTags('school')
@ApiCookieAuth()
@Needs('school.nextYear')
@Controller('schools/:schoolId/next-year')
export class NextYearController {
  constructor(
    private readonly nextYears: NextYears,
    private readonly directory: Directory,
  ) {}

  @Get()
  @OpensDataOf('school', 'pupils')
  @ApiOperation({
    summary: 'How the school would go on: classes by their new names, groups with teachers, and who leaves',
  })
  async atHand(
    @Param('schoolId') schoolId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    void reply.header('Cache-Control', 'private, no-store');
    const at = new Date().toISOString();
    return this.told(await this.nextYears.atHand(schoolId, at, wantedPosition(request)));
  }

  @Post()
  @HttpCode(202)
  @TakesIdempotencyKey()
  @ApiOperation({
    summary:
      'Open the next year as it is proposed, but for what is said here; it is carried out once, after a crash too',
  })
  async open(
    @Param('schoolId') schoolId: string,
    @Body() changes: NextYearBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { events, position } = await this.nextYears.open(schoolId, changes, request);
    wroteAt(reply, position);
    const yearIds = events.flatMap((event) =>
      event.type === 'NextYearOpened' ? [event.data.year.yearId] : [],
    );
    return { schoolId, yearId: yearIds[0] };
  }

  private async told({ status, ending, plan }: NextYearAtHand) {
    const { lastDay, year, terms } = plan;
    const homerooms = new Map(ending.classes.map((each) => [each._id, each]));
    const groups = new Map(ending.groups.map((each) => [each._id, each]));
    const pupilsOf = (classId: string) => membersOn(homerooms.get(classId)?.pupils ?? {}, lastDay);
    const leavers = plan.classes.flatMap(({ classId, next }) =>
      pupilsOf(classId)
        .filter((pupilId) => !next || plan.leavers.includes(pupilId))
        .map((pupilId) => ({ pupilId, classId })),
    );
    const nexts = [...plan.classes, ...plan.groups].flatMap(({ next }) => (next ? [next] : []));
    const nameOf = await this.directory.names([
      ...nexts.flatMap(({ teacherIds }) => teacherIds),
      ...leavers.map(({ pupilId }) => pupilId),
    ]);
    const nextTold = (next: (typeof nexts)[number] | undefined) => {
      if (!next) return {};
      const { classId, title, teacherIds } = next;
      return { next: { id: classId, title, teachers: teacherIds.map((id) => ({ id, name: nameOf(id) })) } };
    };
    return {
      ...{ schoolId: plan.schoolId, status, from: ending.year, year, terms },
      classes: plan.classes.map(({ classId, next }) => ({
        ...{ classId, title: homerooms.get(classId)?.title, pupils: pupilsOf(classId).length },
        ...nextTold(next),
      })),
      groups: plan.groups.map(({ groupId, next }) => ({
        ...{ groupId, title: groups.get(groupId)?.title, subjectId: groups.get(groupId)?.subjectId },
        ...nextTold(next),
      })),
      leavers: leavers.map(({ pupilId, classId }) => ({
        ...{ id: pupilId, name: nameOf(pupilId), class: homerooms.get(classId)?.title },
      })),
    };
  }
}
