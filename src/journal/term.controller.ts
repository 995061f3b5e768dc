import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Needs } from '../access/rights/right.decorator.js';
import { NeedsConfirmation } from '../access/viewer.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import {
  AllowLateCorrections,
  ClosePage,
  CorrectTermGrade,
  ExtendEditWindow,
  GiveTermGrades,
  ReopenPage,
} from './page.commands.js';
import {
  EditWindowBody,
  LateCorrectionsBody,
  ReopeningBody,
  TermGradeCorrectionBody,
  TermGradesBody,
} from './term.dto.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { written } from '../http/written.js';

@ApiTags('journal')
@ApiCookieAuth()
@TakesIdempotencyKey()
@Controller('journal')
export class TermController {
  constructor(private readonly commands: CommandBus) {}

  @Needs('page.write')
  @Post('pages/:pageId/term-grades')
  @ApiOperation({ summary: 'Give the term’s grades, each kept beside what the grades of the term come to' })
  async giveGrades(
    @Param('pageId') pageId: string,
    @Body() body: TermGradesBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const events = await written(this.commands, new GiveTermGrades(pageId, body, request), reply);
    const grades = events.flatMap(({ type, data }) => {
      if (type !== 'TermGradeGiven') return [];
      const { pupilId, value, average, proposed } = data;
      return [{ pupilId, value, average, proposed }];
    });
    return { grades };
  }

  @Needs('page.write')
  @NeedsConfirmation()
  @Post('pages/:pageId/term-grades/:pupilId/correction')
  @HttpCode(200)
  @ApiOperation({ summary: 'Correct a term grade, with the reason; what it was stays in the history' })
  async correctGrade(
    @Param('pageId') pageId: string,
    @Param('pupilId') pupilId: string,
    @Body() { value, ...why }: TermGradeCorrectionBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new CorrectTermGrade(pageId, { ...why, value, pupilId }, request), reply);
    return { pupilId, value };
  }

  @Needs('page.write')
  @Post('pages/:pageId/closing')
  @HttpCode(200)
  @ApiOperation({ summary: 'Close the page: everybody on it has a term grade' })
  async close(
    @Param('pageId') pageId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new ClosePage(pageId, undefined, request), reply);
    return { pageId, closed: true };
  }

  @Needs('page.reopen')
  @NeedsConfirmation()
  @Post('pages/:pageId/reopening')
  @HttpCode(200)
  @ApiOperation({ summary: 'Let a closed page be written in again: for deputy heads and administrators' })
  async reopen(
    @Param('pageId') pageId: string,
    @Body() body: ReopeningBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new ReopenPage(pageId, body, request), reply);
    return { pageId, closed: false };
  }

  @Needs('page.window')
  @NeedsConfirmation()
  @Post('pages/:pageId/edit-window')
  @HttpCode(200)
  @ApiOperation({ summary: 'Let the teachers write about all of the page up to a day: for administrators' })
  async extendEditWindow(
    @Param('pageId') pageId: string,
    @Body() body: EditWindowBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new ExtendEditWindow(pageId, body, request), reply);
    return { pageId, until: body.until };
  }

  @Needs('page.lateCorrections')
  @NeedsConfirmation()
  @Post('pages/:pageId/late-corrections')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Let somebody else correct more grades of the page late than one person does alone',
  })
  async allowLateCorrections(
    @Param('pageId') pageId: string,
    @Body() body: LateCorrectionsBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new AllowLateCorrections(pageId, body, request), reply);
    return { pageId, personId: body.personId, more: body.more };
  }
}
