import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Needs } from '../../access/rights/right.decorator.js';
import { schoolingOf } from '../../attendance/schooling.js';
import { OpensDataOf } from '../../audit/read-log/opens-data-of.js';
import { DomainError } from '../../eventing/domain-error.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { formatPosition } from '../../eventing/position.js';
import { sendRead, wantedPosition } from '../../http/answer.js';
import { TakesIdempotencyKey } from '../../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../../http/write-request.js';
import { written } from '../../http/written.js';
import { dateIn } from '../../school/civil-date.values.js';
import { HEALTH_FLAGS, healthFlagCalled, type HealthFlag } from './health-flags.values.js';
import { HealthFlagBody, HealthNoteBody } from './health-notes.dto.js';
import {
  LowerHealthFlag,
  MakeHealthNote,
  RaiseHealthFlag,
  WithdrawHealthNote,
} from './health-notes.handlers.js';
import { HealthReader } from './health-told.js';

/** Notes on a pupil's health, which only health workers write and read, and flags, which they raise for teachers. */
@ApiTags('people')
@ApiCookieAuth()
@Needs('pupil.health')
@Controller('pupils/:pupilId')
export class HealthNotesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly reader: FreshReader,
    private readonly health: HealthReader,
  ) {}

  @Get('health-notes')
  @OpensDataOf('pupil', 'healthNotes')
  @ApiOperation({ summary: 'What stands about a pupil’s health: for health workers' })
  async read(
    @Param('pupilId') pupilId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const { timeZone = 'UTC' } = (await schoolingOf(this.reader, pupilId, dateIn('UTC', at))) ?? {};
    const today = dateIn(timeZone, at);
    const { position, ...told } = await this.health.of(pupilId, today, wantedPosition(request));
    sendRead(request, reply, { pupilId, position: formatPosition(position), ...told }, position);
  }

  @Post('health-notes')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Note something about a pupil’s health, for health workers alone' })
  async make(
    @Param('pupilId') pupilId: string,
    @Body() { text }: HealthNoteBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const events = await written(this.commands, new MakeHealthNote(pupilId, text, request), reply);
    const made = events.find((event) => event.type === 'HealthNoteMade');
    if (!made) throw new Error('No note was made.');
    return { noteId: made.data.noteId };
  }

  @Post('health-notes/:noteId/withdrawal')
  @HttpCode(204)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Withdraw a note on a pupil’s health' })
  async withdraw(
    @Param('pupilId') pupilId: string,
    @Param('noteId') noteId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await written(this.commands, new WithdrawHealthNote(pupilId, noteId, request), reply);
  }

  @Put('health-flags/:flag')
  @HttpCode(204)
  @TakesIdempotencyKey()
  @ApiParam({ name: 'flag', enum: HEALTH_FLAGS })
  @ApiOperation({
    summary: 'Have the pupil’s teachers know of something about the health, by its kind alone',
  })
  async raise(
    @Param('pupilId') pupilId: string,
    @Param('flag') flag: string,
    @Body() { until }: HealthFlagBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await written(this.commands, new RaiseHealthFlag(pupilId, flagCalled(flag), until, request), reply);
  }

  @Delete('health-flags/:flag')
  @HttpCode(204)
  @TakesIdempotencyKey()
  @ApiParam({ name: 'flag', enum: HEALTH_FLAGS })
  @ApiOperation({ summary: 'Have the pupil’s teachers know of it no longer' })
  async lower(
    @Param('pupilId') pupilId: string,
    @Param('flag') flag: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await written(this.commands, new LowerHealthFlag(pupilId, flagCalled(flag), request), reply);
  }
}

const flagCalled = (name: string): HealthFlag => {
  const flag = healthFlagCalled(name);
  if (flag === undefined) throw new DomainError('flag-not-found', 'There is no such flag.', 'not-found');
  return flag;
};
