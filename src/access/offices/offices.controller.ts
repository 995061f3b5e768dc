import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OfficesOf } from '../../../projections/offices/queries.js';
import { OpensDataOf } from '../../audit/read-log/opens-data-of.js';
import { formatPosition } from '../../eventing/position.js';
import { sendRead, wantedPosition } from '../../http/answer.js';
import { TakesIdempotencyKey } from '../../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../../http/write-request.js';
import { written } from '../../http/written.js';
import { Needs } from '../rights/right.decorator.js';
import { NeedsConfirmation, NeedsSecondFactor } from '../viewer.js';
import { GivingBody, TakingBody } from './offices.dto.js';
import { DecideOnOffice, GiveOffice, TakeOffice } from './offices.handlers.js';

/** Who holds which office in a school; those that lead to others' accounts and data are given by two persons. */
@ApiTags('access')
@ApiCookieAuth()
@Controller('schools/:schoolId/offices')
export class OfficesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Needs('school.offices.read')
  @OpensDataOf('school', 'offices')
  @ApiOperation({ summary: 'Who holds an office in the school, and what is proposed and not decided on yet' })
  async read(
    @Param('schoolId') schoolId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { position, ...told } = await this.queries.execute(
      new OfficesOf(schoolId, new Date().toISOString(), wantedPosition(request)),
    );
    sendRead(request, reply, { schoolId, position: formatPosition(position), ...told }, position);
  }

  @Post()
  @Needs('school.offices')
  @NeedsSecondFactor()
  @NeedsConfirmation()
  @TakesIdempotencyKey()
  @ApiOperation({
    summary:
      'Give an office: a teacher’s at once, every other one is proposed, for seven days, to a second administrator',
  })
  async give(
    @Param('schoolId') schoolId: string,
    @Body() body: GivingBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const events = await written(this.commands, new GiveOffice(schoolId, body, request), reply);
    const proposed = events.find((event) => event.type === 'OfficeProposed');
    if (!proposed) return { status: 'given' };
    const { accountId, proposalId, until } = proposed.data;
    return { status: 'proposed', accountId, proposalId, until };
  }

  @Post(':accountId/taking')
  @HttpCode(204)
  @Needs('school.offices')
  @NeedsSecondFactor()
  @NeedsConfirmation()
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Take an office from somebody else, at once' })
  async take(
    @Param('schoolId') schoolId: string,
    @Param('accountId') accountId: string,
    @Body() { role }: TakingBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await written(this.commands, new TakeOffice(schoolId, accountId, role, request), reply);
  }

  @Post(':accountId/proposals/:proposalId/agreement')
  @HttpCode(204)
  @Needs('school.offices')
  @NeedsSecondFactor()
  @NeedsConfirmation()
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Agree, as the second person, to what another administrator proposed' })
  async agree(
    @Param('schoolId') schoolId: string,
    @Param('accountId') accountId: string,
    @Param('proposalId') proposalId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const proposal = { schoolId, accountId, proposalId };
    await written(this.commands, new DecideOnOffice('AgreeToOffice', proposal, request), reply);
  }

  @Post(':accountId/proposals/:proposalId/refusal')
  @HttpCode(204)
  @Needs('school.offices')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Refuse what another administrator proposed' })
  async refuse(
    @Param('schoolId') schoolId: string,
    @Param('accountId') accountId: string,
    @Param('proposalId') proposalId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const proposal = { schoolId, accountId, proposalId };
    await written(this.commands, new DecideOnOffice('RefuseOffice', proposal, request), reply);
  }

  @Post(':accountId/proposals/:proposalId/withdrawal')
  @HttpCode(204)
  @Needs('school.offices')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Withdraw what one has proposed' })
  async withdraw(
    @Param('schoolId') schoolId: string,
    @Param('accountId') accountId: string,
    @Param('proposalId') proposalId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const proposal = { schoolId, accountId, proposalId };
    await written(this.commands, new DecideOnOffice('WithdrawOffice', proposal, request), reply);
  }
}
