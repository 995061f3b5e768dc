import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { calendarsOfAccount } from '../../projections/calendars/projection.js';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import type { Config } from '../config.js';
import { digestOf, newSecret } from '../access/secrets.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { formatPosition, START } from '../eventing/position.js';
import { CONFIG } from '../foundation.module.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import { Directory } from '../people/directory.js';
import { calendarsFor } from './calendar.rights.js';
import { IssueCalendar, RevokeCalendar } from './calendars.commands.js';
import { CalendarBody } from './calendars.dto.js';

/** The calendars of whoever is signed in: secret addresses for programs that cannot sign in. */
@ApiTags('calendars')
@ApiCookieAuth()
@Needs('account.own')
@Controller('me/calendars')
export class CalendarsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly reader: FreshReader,
    private readonly directory: Directory,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Whose calendars there are for whoever is signed in, and which of them were issued',
  })
  async list(
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const known = await this.reader.get(calendarsOfAccount, viewer.accountId, wantedPosition(request));
    const whose = await calendarsFor(viewer, this.reader);
    const nameOf = await this.directory.names(whose.map(({ personId }) => personId));
    const issued = Object.entries(known?.calendars ?? {});
    const calendars = whose.map(({ of, personId }) => ({
      ...{ of, personId, name: nameOf(personId) },
      issued: issued
        .filter(([, one]) => one.of === of && one.personId === personId)
        .map(([calendarId, { issuedAt }]) => ({ calendarId, issuedAt })),
    }));
    const position = known?.position ?? START;
    sendRead(request, reply, { position: formatPosition(position), calendars }, position);
  }

  @Post()
  @TakesIdempotencyKey()
  @ApiOperation({
    summary: 'Issue a calendar. Its address is told this once, and whoever has it reads the calendar',
  })
  async issue(
    @Body() { of, personId }: CalendarBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const token = newSecret();
    const digest = digestOf(token);
    const [issued] = await written(
      this.commands,
      new IssueCalendar({ of, personId }, digest, request),
      reply,
    );
    if (issued?.type !== 'CalendarIssued') throw new Error('No calendar was issued.');
    const { calendarId } = issued.data;
    // Sent twice under one key, it is issued once: nobody knows the address any more that was told then.
    const isNew = issued.data.digest === digest;
    return {
      ...{ calendarId, of, personId },
      ...(isNew ? { url: `${this.config.publicUrl}/calendar/${token}.ics` } : {}),
    };
  }

  @Delete(':calendarId')
  @HttpCode(204)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Revoke a calendar: from now on nothing is at its address' })
  async revoke(
    @Param('calendarId') calendarId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await written(this.commands, new RevokeCalendar(calendarId, request), reply);
  }
}
