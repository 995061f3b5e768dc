import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { QuestionsOn } from '../../projections/help-desk/queries.js';
import { Needs } from '../access/rights/right.decorator.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { formatPosition } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import { BOARD_OF_OPERATOR, boardOfSchool } from './boards.values.js';
import { QuestionAnswerBody, QuestionsQuery } from './help-desk.dto.js';
import { AnswerQuestion, PassQuestionOn } from './questions.handlers.js';

/** Questions about the journal: for those who answer them. */
@ApiTags('help desk')
@ApiCookieAuth()
@Controller()
export class SupportController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Needs('school.questions')
  @Get('schools/:schoolId/questions')
  @OpensDataOf('school', 'questions')
  @ApiOperation({ summary: 'What was asked in a school: first what waits for its support' })
  async ofSchool(
    @Param('schoolId') schoolId: string,
    @Query() { cursor, limit }: QuestionsQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { board: boardOfSchool(schoolId), as: 'school', cursor, limit } as const;
    const { position, ...answer } = await this.queries.execute(
      new QuestionsOn({ ...asked, atLeast: wantedPosition(request) }),
    );
    sendRead(request, reply, { schoolId, position: formatPosition(position), ...answer }, position);
  }

  @Needs('questions.ofOperator')
  @Get('questions')
  @ApiOperation({ summary: 'What schools passed on to whoever runs the system, without names' })
  async ofOperator(
    @Query() { cursor, limit }: QuestionsQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { board: BOARD_OF_OPERATOR, as: 'operator', cursor, limit } as const;
    const { position, ...answer } = await this.queries.execute(
      new QuestionsOn({ ...asked, atLeast: wantedPosition(request) }),
    );
    sendRead(request, reply, { position: formatPosition(position), ...answer }, position);
  }

  @Needs('question.answer')
  @Post('questions/:questionId/answers')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Answer a question, or ask back' })
  async answer(
    @Param('questionId') questionId: string,
    @Body() body: QuestionAnswerBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new AnswerQuestion(questionId, body, request), reply);
    return { questionId };
  }

  @Needs('question.answer')
  @Post('questions/:questionId/passing-on')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Pass a question on to whoever runs the system, or give it back to the school' })
  async passOn(
    @Param('questionId') questionId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new PassQuestionOn(questionId, request), reply);
    return { questionId };
  }
}
