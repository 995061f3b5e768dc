import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, NeedsSecondFactor, type Viewer } from '../access/viewer.js';
import { answersOf, OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { formatPosition } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import { Vault } from '../people/vault.js';
import { RUNNERS, type Runners } from '../runners.js';
import type { Applicant, AppliedSchool } from './applied.js';
import { QuestionBody, ReasonBody } from './applying.dto.js';
import { applicationsIn } from './applications-in.js';
import { ApproveSchool, AskApplicant, RefuseSchool } from './deciding.handlers.js';
import { applicationNotFound } from './school-application.decider.js';
import { isIn, territoryOf } from './territory.js';

/** Schools that applied, for the authority that decides on them. */
@ApiTags('connecting')
@ApiCookieAuth()
@Needs('territory.applications')
@Controller('schools/applications')
export class SchoolApplicationsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly reader: FreshReader,
    private readonly vault: Vault,
    @Inject(RUNNERS) private readonly runners: Pick<Runners, 'schoolApplications'>,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'The schools of the own territory that applied, the newest first, and what became of them',
  })
  async list(
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const territory = await territoryOf(viewer, this.reader);
    const { found, position } = await applicationsIn(territory, this.reader, wantedPosition(request));
    const applications = await Promise.all(
      found.map(async ({ school: sealed, ...application }) => {
        const school = await this.opened<AppliedSchool>(sealed);
        return { ...application, ...(school ? { school } : {}) };
      }),
    );
    sendRead(request, reply, { position: formatPosition(position), applications }, position);
  }

  @Get(':applicationId')
  @OpensDataOf('answered', 'applications')
  @ApiOperation({
    summary: 'One application, with the names and contacts of the person responsible',
  })
  async read(
    @Param('applicationId') applicationId: string,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { applied, status, question, answer, reason } =
      await this.runners.schoolApplications.load(applicationId);
    if (!applied || !isIn(applied, await territoryOf(viewer, this.reader))) throw applicationNotFound();
    answersOf(request, [{ whose: 'person', id: applied.personId }]);
    const { schoolId, personId } = applied;
    void reply.header('Cache-Control', 'private, no-store').send({
      ...{ applicationId, schoolId, personId, status },
      school: await this.opened<AppliedSchool>(applied.school),
      applicant: await this.opened<Applicant>(applied.applicant),
      question: question && (await this.vault.open(question)),
      answer: answer && (await this.vault.open(answer)),
      reason: reason && (await this.vault.open(reason)),
    });
  }

  @Post(':applicationId/question')
  @HttpCode(204)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Ask back: the question goes to the person responsible by mail' })
  async ask(
    @Param('applicationId') applicationId: string,
    @Body() { question }: QuestionBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await written(this.commands, new AskApplicant(applicationId, question, request), reply);
  }

  @Post(':applicationId/refusal')
  @HttpCode(204)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Refuse, with the reason, which goes to the person responsible by mail' })
  async refuse(
    @Param('applicationId') applicationId: string,
    @Body() { reason }: ReasonBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await written(this.commands, new RefuseSchool(applicationId, reason, request), reply);
  }

  @Post(':applicationId/approval')
  @HttpCode(202)
  @NeedsSecondFactor()
  @TakesIdempotencyKey()
  @ApiOperation({
    summary: 'Approve: connects the school, and sends the person responsible a sign-in as its administrator',
  })
  async approve(
    @Param('applicationId') applicationId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new ApproveSchool(applicationId, request), reply);
    const { applied } = await this.runners.schoolApplications.known(applicationId);
    return { applicationId, schoolId: applied?.schoolId };
  }

  private async opened<Content>(sealed: Parameters<Vault['open']>[0]): Promise<Content | undefined> {
    const text = await this.vault.open(sealed);
    return text === undefined ? undefined : (JSON.parse(text) as Content);
  }
}
