import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Needs } from '../access/rights/right.decorator.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { DebtsBody, DebtWithdrawalBody } from './debts.dto.js';
import { GradeAnnulmentBody, GradeCorrectionBody, GradesBody } from './grades.dto.js';
import { AnnulGrade, CorrectGrade, GiveGrades, MarkDebts, WithdrawDebt } from './page.commands.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { written } from '../http/written.js';

@ApiTags('journal')
@ApiCookieAuth()
@TakesIdempotencyKey()
@Controller('journal')
export class GradesController {
  constructor(private readonly commands: CommandBus) {}

  @Needs('page.write')
  @Post('pages/:pageId/grades')
  @ApiOperation({ summary: 'Give grades for a lesson: a whole class or one pupil, all or none' })
  async give(
    @Param('pageId') pageId: string,
    @Body() body: GradesBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const events = await written(this.commands, new GiveGrades(pageId, body, request), reply);
    const grades = events.flatMap(({ type, data }) =>
      type === 'GradeGiven' ? [{ gradeId: data.gradeId, pupilId: data.pupilId, value: data.value }] : [],
    );
    return { grades };
  }

  @Needs('page.write')
  @Post('grades/:gradeId/correction')
  @HttpCode(200)
  @ApiOperation({ summary: 'Correct a grade, with the reason; what it was stays in its history' })
  async correct(
    @Param('gradeId') gradeId: string,
    @Body() body: GradeCorrectionBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new CorrectGrade(gradeId, body, request), reply);
    return { gradeId, value: body.value };
  }

  @Needs('page.write')
  @Post('grades/:gradeId/annulment')
  @HttpCode(200)
  @ApiOperation({ summary: 'Let a grade count no longer, with the reason; it stays in its history' })
  async annul(
    @Param('gradeId') gradeId: string,
    @Body() body: GradeAnnulmentBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new AnnulGrade(gradeId, body, request), reply);
    return { gradeId };
  }

  @Needs('page.write')
  @Post('pages/:pageId/debts')
  @ApiOperation({ summary: 'Mark points in place of grades, which wait for the pupils’ work' })
  async markDebts(
    @Param('pageId') pageId: string,
    @Body() body: DebtsBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const events = await written(this.commands, new MarkDebts(pageId, body, request), reply);
    const debts = events.flatMap(({ type, data }) =>
      type === 'DebtMarked' ? [{ debtId: data.debtId, pupilId: data.pupilId }] : [],
    );
    return { debts };
  }

  @Needs('page.write')
  @Post('debts/:debtId/withdrawal')
  @HttpCode(200)
  @ApiOperation({ summary: 'Let a debt go unsettled, with the reason' })
  async withdrawDebt(
    @Param('debtId') debtId: string,
    @Body() body: DebtWithdrawalBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new WithdrawDebt(debtId, body, request), reply);
    return { debtId };
  }
}
