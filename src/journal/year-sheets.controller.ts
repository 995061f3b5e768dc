import { Body, Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { YearSheetOf } from '../../projections/final-grades/year-sheet.js';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, hasRole, NeedsConfirmation, type Viewer } from '../access/viewer.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { written } from '../http/written.js';
import { sendReport } from '../reports/report.answer.js';
import { schoolDayOfClass } from '../reports/today.js';
import { RUNNERS, type Runners } from '../runners.js';
import { CloseYear, CorrectFinalGrade, GiveFinalGrades, ReopenYear } from './year-sheets.commands.js';
import { FinalGradeCorrectionBody, FinalGradesBody, YearReopeningBody } from './year-sheets.dto.js';

/** A class is named by its id, or by that of one of its teaching groups. */
@ApiTags('journal')
@ApiCookieAuth()
@TakesIdempotencyKey()
@Controller('journal')
export class YearSheetsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
    @Inject(RUNNERS) private readonly runners: Pick<Runners, 'yearSheets'>,
  ) {}

  @Needs('class.year')
  @Get('classes/:classId/years/:yearId')
  @OpensDataOf('class', 'finalGrades')
  @ApiOperation({
    summary:
      'The final grades of a class’s year, given and to be given, beside the term grades: all for its class teachers and whoever leads the school, the own subjects for others',
  })
  async sheet(
    @Param('classId') named: string,
    @Param('yearId') yearId: string,
    @Asking() viewer: Viewer,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const { classId, schoolId, today } = await schoolDayOfClass(named, at, this.reader);
    const { closed } = await this.runners.yearSheets.load(`${classId}.${yearId}`);
    const reader = {
      personId: viewer.personId,
      isDeputyHead: hasRole(viewer, 'deputyHead', schoolId),
      isAdmin: hasRole(viewer, 'admin', schoolId),
    };
    await sendReport({ reply, reader: this.reader, at }, [today, closed, reader], async (asked) => ({
      ...(await this.queries.execute(new YearSheetOf(classId, yearId, reader, asked))),
      closed,
    }));
  }

  @Needs('class.year')
  @Post('classes/:classId/years/:yearId/final-grades')
  @ApiOperation({
    summary:
      'Give the year’s final grades in a subject, each kept beside the term grades: for its last teachers',
  })
  async giveGrades(
    @Param('classId') classId: string,
    @Param('yearId') yearId: string,
    @Body() body: FinalGradesBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const command = new GiveFinalGrades({ classId, yearId }, body, request);
    const events = await written(this.commands, command, reply);
    const grades = events.flatMap(({ type, data }) => {
      if (type !== 'FinalGradeGiven') return [];
      const { pupilId, value, average, proposed } = data;
      return [{ pupilId, value, average, proposed }];
    });
    return { grades };
  }

  @Needs('class.year')
  @NeedsConfirmation()
  @Post('classes/:classId/years/:yearId/final-grades/correction')
  @HttpCode(200)
  @ApiOperation({ summary: 'Correct a final grade, with the reason; what it was stays in the history' })
  async correctGrade(
    @Param('classId') classId: string,
    @Param('yearId') yearId: string,
    @Body() body: FinalGradeCorrectionBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new CorrectFinalGrade({ classId, yearId }, body, request), reply);
    return { subjectId: body.subjectId, pupilId: body.pupilId, value: body.value };
  }

  @Needs('class.year')
  @Post('classes/:classId/years/:yearId/closing')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Close a class’s year: all its pages are closed, and everybody has final grades',
  })
  async close(
    @Param('classId') classId: string,
    @Param('yearId') yearId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new CloseYear({ classId, yearId }, undefined, request), reply);
    return { classId, yearId, closed: true };
  }

  @Needs('class.year.reopen')
  @NeedsConfirmation()
  @Post('classes/:classId/years/:yearId/reopening')
  @HttpCode(200)
  @ApiOperation({ summary: 'Let a closed year be written in again: for deputy heads and administrators' })
  async reopen(
    @Param('classId') classId: string,
    @Param('yearId') yearId: string,
    @Body() body: YearReopeningBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new ReopenYear({ classId, yearId }, body, request), reply);
    return { classId, yearId, closed: false };
  }
}
