import { Body, Controller, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FrequentQuestionsIn } from '../../projections/help-desk/frequent.queries.js';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { formatPosition } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import { EVERY_SCHOOL } from './frequent-questions.decider.js';
import { KeepFrequentQuestion, WithdrawFrequentQuestion } from './frequent-questions.handlers.js';
import { FrequentQuestionBody, textsIn } from './help-desk.dto.js';

/** What is often asked, and answered in the help: of a school by its support, and for all by whoever runs the system. */
@ApiTags('help desk')
@ApiCookieAuth()
@Controller()
export class FrequentQuestionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Needs('account.own')
  @Get('me/frequent-questions')
  @ApiOperation({ summary: 'What is often asked in the schools of whoever asks, and in all' })
  async shown(
    @Asking() { roles }: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const places = [...new Set(roles.map(({ schoolId }) => schoolId)), EVERY_SCHOOL];
    await this.send(places, false, request, reply);
  }

  @Needs('school.frequentQuestions')
  @Get('schools/:schoolId/frequent-questions')
  @ApiOperation({ summary: 'What a school answers in the help, and what it withdrew' })
  async ofSchool(
    @Param('schoolId') schoolId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send([schoolId], true, request, reply);
  }

  @Needs('school.frequentQuestions')
  @Post('schools/:schoolId/frequent-questions')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Answer in the help of a school what is often asked' })
  publishInSchool(
    @Param('schoolId') schoolId: string,
    @Body() body: FrequentQuestionBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.keep(schoolId, undefined, body, request, reply);
  }

  @Needs('school.frequentQuestions')
  @Put('schools/:schoolId/frequent-questions/:frequentId')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Put a frequent question or its answer otherwise' })
  changeInSchool(
    @Param('schoolId') schoolId: string,
    @Param('frequentId') frequentId: string,
    @Body() body: FrequentQuestionBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.keep(schoolId, frequentId, body, request, reply);
  }

  @Needs('school.frequentQuestions')
  @Post('schools/:schoolId/frequent-questions/:frequentId/withdrawal')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Take a frequent question out of the help' })
  withdrawInSchool(
    @Param('schoolId') schoolId: string,
    @Param('frequentId') frequentId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.withdraw(schoolId, frequentId, request, reply);
  }

  @Needs('frequentQuestions.ofAll')
  @Get('frequent-questions')
  @ApiOperation({ summary: 'The same for all schools: for whoever runs the system' })
  async ofAll(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.send([EVERY_SCHOOL], true, request, reply);
  }

  @Needs('frequentQuestions.ofAll')
  @Post('frequent-questions')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Answer in the help of all schools what is often asked' })
  publishForAll(
    @Body() body: FrequentQuestionBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.keep(EVERY_SCHOOL, undefined, body, request, reply);
  }

  @Needs('frequentQuestions.ofAll')
  @Put('frequent-questions/:frequentId')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Put a frequent question of all schools otherwise' })
  changeForAll(
    @Param('frequentId') frequentId: string,
    @Body() body: FrequentQuestionBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.keep(EVERY_SCHOOL, frequentId, body, request, reply);
  }

  @Needs('frequentQuestions.ofAll')
  @Post('frequent-questions/:frequentId/withdrawal')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Take a frequent question out of the help of all schools' })
  withdrawForAll(
    @Param('frequentId') frequentId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.withdraw(EVERY_SCHOOL, frequentId, request, reply);
  }

  private async send(
    places: readonly string[],
    withdrawnToo: boolean,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const asked = { places, withdrawnToo, atLeast: wantedPosition(request) };
    const { position, ...answer } = await this.queries.execute(new FrequentQuestionsIn(asked));
    sendRead(request, reply, { position: formatPosition(position), ...answer }, position);
  }

  private async keep(
    shownIn: string,
    frequentId: string | undefined,
    body: FrequentQuestionBody,
    request: WriteRequest,
    reply: FastifyReply,
  ) {
    const command = new KeepFrequentQuestion(shownIn, frequentId, textsIn(body), request);
    const [kept] = await written(this.commands, command, reply);
    return { frequentId: frequentId ?? kept?.data.frequentId };
  }

  private async withdraw(shownIn: string, frequentId: string, request: WriteRequest, reply: FastifyReply) {
    await written(this.commands, new WithdrawFrequentQuestion(shownIn, frequentId, request), reply);
    return { frequentId };
  }
}
