import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Needs } from '../access/rights/right.decorator.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { CancellationBody, LessonBody, ReleaseBody, SubstituteBody } from './lessons.dto.js';
import {
  AssignSubstitute,
  CancelLesson,
  PlanLesson,
  RecordLesson,
  ReinstateLesson,
  ReleaseSubstitute,
} from './page.commands.js';
import { lessonIdOf } from './page/page-ids.values.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { written } from '../http/written.js';

@ApiTags('journal')
@ApiCookieAuth()
@TakesIdempotencyKey()
@Controller('journal')
export class LessonsController {
  constructor(private readonly commands: CommandBus) {}

  @Needs('page.write')
  @Post('pages/:pageId/lessons')
  @ApiOperation({ summary: 'Record a lesson with its topic, or put the topic differently' })
  async record(
    @Param('pageId') pageId: string,
    @Body() body: LessonBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new RecordLesson(pageId, body, request), reply);
    return { lessonId: lessonIdOf(pageId, body.date, body.number) };
  }

  @Needs('page.write')
  @Post('pages/:pageId/lessons/plan')
  @ApiOperation({ summary: 'Plan a lesson of today or later with its topic, or put the topic differently' })
  async plan(
    @Param('pageId') pageId: string,
    @Body() body: LessonBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new PlanLesson(pageId, body, request), reply);
    return { lessonId: lessonIdOf(pageId, body.date, body.number) };
  }

  @Needs('page.write')
  @Post('pages/:pageId/lessons/cancellation')
  @HttpCode(200)
  @ApiOperation({ summary: 'Cancel a lesson in which nothing is written; it stays visible as such' })
  async cancel(
    @Param('pageId') pageId: string,
    @Body() body: CancellationBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new CancelLesson(pageId, body, request), reply);
    return { lessonId: lessonIdOf(pageId, body.date, body.number) };
  }

  @Needs('page.write')
  @Post('lessons/:lessonId/reinstatement')
  @HttpCode(200)
  @ApiOperation({ summary: 'Let a cancelled lesson take place after all' })
  async reinstate(
    @Param('lessonId') lessonId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new ReinstateLesson(lessonId, undefined, request), reply);
    return { lessonId };
  }

  @Needs('page.substitutes')
  @Post('pages/:pageId/substitutes')
  @ApiOperation({ summary: 'Let another teacher give one lesson, who may write in it and in no other' })
  async assignSubstitute(
    @Param('pageId') pageId: string,
    @Body() body: SubstituteBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new AssignSubstitute(pageId, body, request), reply);
    return { lessonId: lessonIdOf(pageId, body.date, body.number), teacherId: body.teacherId };
  }

  @Needs('page.substitutes')
  @Post('lessons/:lessonId/substitutes/release')
  @HttpCode(200)
  @ApiOperation({ summary: 'A substitute does not give the lesson after all' })
  async releaseSubstitute(
    @Param('lessonId') lessonId: string,
    @Body() body: ReleaseBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new ReleaseSubstitute(lessonId, body, request), reply);
    return { lessonId, teacherId: body.teacherId };
  }
}
