import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OfParents } from '../../projections/meetings/appointed.js';
import { AssemblyOf } from '../../projections/meetings/assembly.queries.js';
import { BallotsOf } from '../../projections/meetings/ballots.query.js';
import { notFound } from '../access/rights/not-found.js';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { answersOf, OpensDataOf, type Whom } from '../audit/read-log/opens-data-of.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { formatPosition, laterOf, START } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { guardiansOfAll } from '../messages/guardians.js';
import { Directory } from '../people/directory.js';
import { RUNNERS, type Runners } from '../runners.js';
import { membersOn } from '../school/membership.values.js';
import { InvitedQuery } from './assembly.dto.js';
import { ballotsOf } from './guests.js';
import { placeOfMeeting } from './place-of-meeting.js';

/** A meeting for those invited and whoever leads it. */
@ApiTags('meetings')
@ApiCookieAuth()
@Controller('meetings/:meetingId')
export class AssemblyReadsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
    private readonly directory: Directory,
    @Inject(RUNNERS) private readonly runners: Pick<Runners, 'meetings'>,
  ) {}

  @Needs('meeting.read')
  @Get()
  @OpensDataOf('answered', 'meeting')
  @ApiOperation({
    summary:
      'A meeting with proxies, votes and minutes: for those who are or were invited, who leads it, and auditors',
  })
  async one(
    @Param('meetingId') meetingId: string,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const { of, leads } = await placeOfMeeting(meetingId, viewer, at, this.runners, this.reader);
    const asked = {
      ...{ meetingId, of, leads, readerId: viewer.personId, atLeast: wantedPosition(request) },
      ballots: (entitled: readonly string[], meeting: Parameters<typeof ballotsOf>[2]) =>
        ballotsOf(viewer, entitled, meeting, at, this.reader),
    };
    const { position, ...answer } = await this.queries.execute(new AssemblyOf(asked));
    answersOf(request, [readIn(of)]);
    sendRead(request, reply, { position: formatPosition(position), ...answer }, position);
  }

  @Needs('meeting.guardians')
  @Get('guardians')
  @OpensDataOf('answered', 'guardians')
  @ApiOperation({
    summary: 'The guardians who are invited, by their names alone; of a school, those of one class at a time',
  })
  async guardians(
    @Param('meetingId') meetingId: string,
    @Query() { classId }: InvitedQuery,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const { of, today, homes } = await placeOfMeeting(meetingId, viewer, at, this.runners, this.reader);
    const all = await homes();
    const position = all.map((home) => home.position).reduce(laterOf, START);
    const wanted = of.class?.id ?? classId;
    const home = all.find(({ _id }) => _id === wanted);
    if (wanted !== undefined && !home) throw notFound('class');
    const invited = home ? await guardiansOfAll(membersOn(home.pupils, today), at, this.reader) : [];
    const nameOf = await this.directory.names(invited);
    const guardians = invited
      .map((id) => ({ id, name: nameOf(id) }))
      .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
    const choice = of.school ? { classes: all.map(({ _id: id, title }) => ({ id, title })) } : {};
    answersOf(request, home ? [{ whose: 'class', id: home._id }] : []);
    sendRead(request, reply, { meetingId, ...choice, guardians }, position);
  }

  @Needs('meeting.read')
  @Get('votes/:voteId/ballots')
  @OpensDataOf('answered', 'meeting')
  @ApiOperation({
    summary: 'A vote ballot by ballot, once it is counted: by their marks, and by names where it is open',
  })
  async ballots(
    @Param('meetingId') meetingId: string,
    @Param('voteId') voteId: string,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const { of } = await placeOfMeeting(meetingId, viewer, at, this.runners, this.reader);
    const asked = new BallotsOf(meetingId, voteId, wantedPosition(request));
    const { position, ...answer } = await this.queries.execute(asked);
    answersOf(request, [readIn(of)]);
    sendRead(request, reply, { position: formatPosition(position), voteId, ...answer }, position);
  }
}

const readIn = (of: OfParents): Whom =>
  of.class ? { whose: 'class', id: of.class.id } : { whose: 'school', id: of.school.id };
