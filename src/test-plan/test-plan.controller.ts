import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Needs } from '../access/rights/right.decorator.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import { groupOf, idInLesson, lessonIdOf, pageOf } from '../journal/page/page-ids.values.js';
import { keyOfWritten } from '../journal/page.writer.js';
import { Ids } from '../people/ids.js';
import { RUNNERS, type Runners } from '../runners.js';
import { testNotFound } from './test-plan.decider.js';
import { TestBody, TestPlaceBody, TestWithdrawalBody } from './test-plan.dto.js';
import { ChangeTestPlan } from './test-plan.handlers.js';
import { warningsFor } from './tests-of-class.js';

/** Tests that are planned ahead. Too many of them for a class are planned all the same, and warned of. */
@ApiTags('journal')
@ApiCookieAuth()
@TakesIdempotencyKey()
@Controller('journal')
export class TestPlanController {
  constructor(
    private readonly commands: CommandBus,
    private readonly reader: FreshReader,
    private readonly ids: Ids,
    @Inject(RUNNERS) private readonly runners: Runners,
  ) {}

  @Needs('page.write')
  @Post('pages/:pageId/tests')
  @ApiOperation({ summary: 'Plan a test in a lesson to come; warns where the class has too many' })
  async plan(
    @Param('pageId') pageId: string,
    @Body() { date, number, title }: TestBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const lessonId = lessonIdOf(pageId, date, number);
    // The same when it is sent twice.
    const testId = idInLesson(lessonId, keyOfWritten(this.ids, request.commandId, 0));
    const command = new ChangeTestPlan(
      pageId,
      { lessonId, date },
      (planning) => ({ kind: 'PlanTest', ...planning, testId, title, date, number }),
      request,
    );
    await written(this.commands, command, reply);
    return { testId, warnings: await this.warnings(pageId, date) };
  }

  @Needs('page.write')
  @Post('tests/:testId/moving')
  @HttpCode(200)
  @ApiOperation({ summary: 'Move a test to another lesson to come; warns where the class has too many' })
  async move(
    @Param('testId') testId: string,
    @Body() { date, number }: TestPlaceBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const pageId = pageOfTest(testId);
    const command = new ChangeTestPlan(
      pageId,
      testId,
      (planning) => ({ kind: 'MoveTest', ...planning, testId, date, number }),
      request,
    );
    await written(this.commands, command, reply);
    return { testId, warnings: await this.warnings(pageId, date) };
  }

  @Needs('page.write')
  @Post('tests/:testId/withdrawal')
  @HttpCode(200)
  @ApiOperation({ summary: 'Withdraw a test: it will not be written' })
  async withdraw(
    @Param('testId') testId: string,
    @Body() { reason }: TestWithdrawalBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const why = reason === undefined ? {} : { reason };
    const command = new ChangeTestPlan(
      pageOfTest(testId),
      testId,
      (planning) => ({ kind: 'WithdrawTest', ...planning, testId, ...why }),
      request,
    );
    await written(this.commands, command, reply);
    return { testId };
  }

  private warnings(pageId: string, date: string) {
    return warningsFor(groupOf(pageId), date, this.reader, this.runners);
  }
}

/** @throws DomainError `test-not-found`. */
const pageOfTest = (testId: string): string => {
  const pageId = pageOf(testId);
  if (pageId === undefined) throw testNotFound();
  return pageId;
};
