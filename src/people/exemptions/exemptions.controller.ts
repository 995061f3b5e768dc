import { Body, Controller, Get, HttpCode, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Needs } from '../../access/rights/right.decorator.js';
import { OpensDataOf } from '../../audit/read-log/opens-data-of.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { formatPosition } from '../../eventing/position.js';
import { sendRead, wantedPosition } from '../../http/answer.js';
import { TakesIdempotencyKey } from '../../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../../http/write-request.js';
import { written } from '../../http/written.js';
import { Directory } from '../directory.js';
import { Vault } from '../vault.js';
import { exemptionsTold } from './exemptions-told.js';
import { ExemptionBody, ExemptionChangeBody, ExemptionWithdrawalBody } from './exemptions.dto.js';
import { ChangeExemption, GrantExemption, WithdrawExemption } from './exemptions.handlers.js';

/** Exemptions from subjects: pages and diaries show the days, and only health workers read why. */
@ApiTags('people')
@ApiCookieAuth()
@Needs('pupil.health')
@Controller('pupils/:pupilId/exemptions')
export class ExemptionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly reader: FreshReader,
    private readonly directory: Directory,
    private readonly vault: Vault,
  ) {}

  @Get()
  @OpensDataOf('pupil', 'exemptions')
  @ApiOperation({ summary: 'A pupil’s exemptions from subjects, with their reasons: for health workers' })
  async read(
    @Param('pupilId') pupilId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const parts = { reads: this.reader, directory: this.directory, vault: this.vault };
    const at = new Date().toISOString();
    const { position, exemptions } = await exemptionsTold(parts, pupilId, at, wantedPosition(request));
    sendRead(request, reply, { pupilId, position: formatPosition(position), exemptions }, position);
  }

  @Post()
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Exempt a pupil from a subject from one day to another, both included' })
  async grant(
    @Param('pupilId') pupilId: string,
    @Body() body: ExemptionBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const events = await written(this.commands, new GrantExemption(pupilId, body, request), reply);
    const granted = events.find((event) => event.type === 'ExemptionGranted');
    if (!granted) throw new Error('No exemption was granted.');
    return { exemptionId: granted.data.exemptionId };
  }

  @Patch(':exemptionId')
  @HttpCode(204)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Change the days of an exemption' })
  async change(
    @Param('pupilId') pupilId: string,
    @Param('exemptionId') exemptionId: string,
    @Body() body: ExemptionChangeBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await written(this.commands, new ChangeExemption(pupilId, exemptionId, body, request), reply);
  }

  @Post(':exemptionId/withdrawal')
  @HttpCode(204)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Withdraw an exemption: it holds on no day' })
  async withdraw(
    @Param('pupilId') pupilId: string,
    @Param('exemptionId') exemptionId: string,
    @Body() { why }: ExemptionWithdrawalBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await written(this.commands, new WithdrawExemption(pupilId, exemptionId, why, request), reply);
  }
}
