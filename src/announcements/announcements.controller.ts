import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  AnnouncementReceiptsOf,
  AnnouncementsOn,
  AnnouncementWith,
} from '../../projections/announcements/queries.js';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { answersOf, OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { formatPosition } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import {
  AnnounceToClass,
  AnnounceToSchool,
  ChangeAnnouncement,
  ConfirmReading,
  PinAnnouncement,
  WithdrawAnnouncement,
} from './announcements.commands.js';
import {
  AnnouncementBody,
  AnnouncementChangeBody,
  AnnouncementsQuery,
  PinningBody,
  ReceiptBody,
  SchoolAnnouncementBody,
  WithdrawalBody,
} from './announcements.dto.js';
import { boardsReadBy } from './announcements.rights.js';
import { boardOfAll } from './boards.values.js';

@ApiTags('announcements')
@ApiCookieAuth()
@Controller()
export class AnnouncementsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
  ) {}

  @Needs('school.announcements.publish')
  @Post('schools/:schoolId/announcements')
  @TakesIdempotencyKey()
  @ApiOperation({
    summary: 'Announce something to a school, or to some roles in it: for whoever leads it, and its office',
  })
  async toSchool(
    @Param('schoolId') schoolId: string,
    @Body() body: SchoolAnnouncementBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const [published] = await written(this.commands, new AnnounceToSchool(schoolId, body, request), reply);
    return { announcementId: published?.data.announcementId };
  }

  @Needs('class.announcements.publish')
  @Post('classes/:classId/announcements')
  @TakesIdempotencyKey()
  @ApiOperation({
    summary: 'Announce something to a class or teaching group: for its teachers and whoever leads the school',
  })
  async toClass(
    @Param('classId') classId: string,
    @Body() body: AnnouncementBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const [published] = await written(this.commands, new AnnounceToClass(classId, body, request), reply);
    return { announcementId: published?.data.announcementId };
  }

  @Needs('account.own')
  @Get('me/announcements')
  @ApiOperation({
    summary:
      'What is announced to whoever asks, and what the own account announced: pinned first, then the newest',
  })
  async forMe(
    @Query() { cursor, limit }: AnnouncementsQuery,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { personId } = viewer;
    const boards = await boardsReadBy(viewer, new Date().toISOString(), this.reader);
    const atLeast = wantedPosition(request);
    const asked = { boards, whole: [personId], viewer, cursor, limit, atLeast };
    const { position, ...answer } = await this.queries.execute(new AnnouncementsOn(asked));
    sendRead(request, reply, { position: formatPosition(position), ...answer }, position);
  }

  @Needs('school.announcements.read')
  @Get('schools/:schoolId/announcements')
  @ApiOperation({
    summary:
      'Everything that was announced in a school, withdrawn or not: for whoever leads it, and auditors',
  })
  async ofSchool(
    @Param('schoolId') schoolId: string,
    @Query() { cursor, limit }: AnnouncementsQuery,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atLeast = wantedPosition(request);
    const asked = {
      boards: new Map<string, string>(),
      whole: [boardOfAll(schoolId)],
      viewer,
      cursor,
      limit,
      atLeast,
    };
    const { position, unread: _, ...answer } = await this.queries.execute(new AnnouncementsOn(asked));
    sendRead(request, reply, { schoolId, position: formatPosition(position), ...answer }, position);
  }

  @Needs('announcement.read')
  @Get('announcements/:announcementId')
  @ApiOperation({
    summary: 'An announcement: for those whom it is for, its author, whoever leads the school, and auditors',
  })
  async one(
    @Param('announcementId') announcementId: string,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = new AnnouncementWith(announcementId, viewer, wantedPosition(request));
    const { position, ...answer } = await this.queries.execute(asked);
    sendRead(request, reply, { position: formatPosition(position), ...answer }, position);
  }

  @Needs('announcement.change')
  @Patch('announcements/:announcementId')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Put an announcement otherwise: for its author; it counts as unread again' })
  async change(
    @Param('announcementId') announcementId: string,
    @Body() body: AnnouncementChangeBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new ChangeAnnouncement(announcementId, body, request), reply);
    return { announcementId };
  }

  @Needs('announcement.pin')
  @Post('announcements/:announcementId/pinning')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Pin an announcement above the others, or no longer' })
  async pin(
    @Param('announcementId') announcementId: string,
    @Body() body: PinningBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new PinAnnouncement(announcementId, body, request), reply);
    return { announcementId };
  }

  @Needs('announcement.withdraw')
  @Post('announcements/:announcementId/withdrawal')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({
    summary:
      'Withdraw an announcement, with a reason: its readers see that it was there and why it is not, its author, leaders and auditors also what it said',
  })
  async withdraw(
    @Param('announcementId') announcementId: string,
    @Body() body: WithdrawalBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new WithdrawAnnouncement(announcementId, body, request), reply);
    return { announcementId };
  }

  @Needs('announcement.confirm')
  @Post('announcements/:announcementId/receipt')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Confirm having read an announcement, as it was put in that version' })
  async confirm(
    @Param('announcementId') announcementId: string,
    @Body() body: ReceiptBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new ConfirmReading(announcementId, body, request), reply);
    return { announcementId };
  }

  @Needs('announcement.receipts')
  @Get('announcements/:announcementId/receipts')
  @OpensDataOf('answered', 'receipts')
  @ApiOperation({ summary: 'Who confirmed having read it: for its author and whoever leads the school' })
  async receipts(
    @Param('announcementId') announcementId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = new AnnouncementReceiptsOf(announcementId, wantedPosition(request));
    const { position, schoolId, receipts } = await this.queries.execute(asked);
    answersOf(request, [{ whose: 'school', id: schoolId }]);
    const answer = { announcementId, position: formatPosition(position), receipts };
    sendRead(request, reply, answer, position);
  }
}
