import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { QuestionFor, QuestionsOn } from '../../projections/help-desk/queries.js';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { answersOf, OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { formatPosition } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import { RUNNERS, type Runners } from '../runners.js';
import { boardOfAsker } from './boards.values.js';
import { QuestionBody, QuestionsQuery, QuestionTextBody } from './help-desk.dto.js';
import { answeredBy, partsIn } from './parts-in.js';
import { questionNotFound } from './question.decider.js';
import { AskQuestion, CloseQuestion, GoOnAsking } from './questions.handlers.js';

/** Questions about the journal: for whoever asks them. */
@ApiTags('help desk')
@ApiCookieAuth()
@Controller()
export class QuestionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(RUNNERS) private readonly runners: Pick<Runners, 'questions'>,
  ) {}

  @Needs('account.own')
  @Get('me/questions')
  @ApiOperation({ summary: 'The questions of whoever asks, and for whom they answer some' })
  async mine(
    @Query() { cursor, limit }: QuestionsQuery,
    @Asking() { personId, roles }: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { board: boardOfAsker(personId), as: 'asker', cursor, limit } as const;
    const { position, ...answer } = await this.queries.execute(
      new QuestionsOn({ ...asked, atLeast: wantedPosition(request) }),
    );
    const answers = answeredBy(roles);
    sendRead(request, reply, { position: formatPosition(position), answers, ...answer }, position);
  }

  @Needs('account.own')
  @Post('me/questions')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Ask the support of the school; its administrators ask whoever runs the system' })
  async ask(
    @Body() body: QuestionBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const [asked] = await written(this.commands, new AskQuestion(body, request), reply);
    return { questionId: asked?.data.questionId };
  }

  @Needs('question.read')
  @Get('questions/:questionId')
  @OpensDataOf('answered', 'questions')
  @ApiOperation({ summary: 'A question with everything that was written under it' })
  async one(
    @Param('questionId') questionId: string,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.runners.questions.lookUp(questionId, (question) => {
      const [as] = partsIn(viewer, question);
      return question.asked && as ? { as, askerId: question.asked.askerId } : undefined;
    });
    if (!found) throw questionNotFound();
    const { as, askerId } = found;
    const at = new Date().toISOString();
    const { position, ...answer } = await this.queries.execute(
      new QuestionFor({ questionId, as, at, atLeast: wantedPosition(request) }),
    );
    answersOf(request, as === 'asker' ? [] : [{ whose: 'person', id: askerId }]);
    sendRead(request, reply, { position: formatPosition(position), ...answer }, position);
  }

  @Needs('question.goOn')
  @Post('questions/:questionId/texts')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Write more under an own question; one that was closed lately is opened again' })
  async goOn(
    @Param('questionId') questionId: string,
    @Body() { text }: QuestionTextBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new GoOnAsking(questionId, text, request), reply);
    return { questionId };
  }

  @Needs('question.close')
  @Post('questions/:questionId/closing')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Say that nothing is open about a question' })
  async close(
    @Param('questionId') questionId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new CloseQuestion(questionId, request), reply);
    return { questionId };
  }
}
