import { Controller, Get, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OfParents } from '../../projections/meetings/appointed.js';
import { MeetingsIn } from '../../projections/meetings/my-meetings.query.js';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { formatPosition } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { dateAndTime, localTimeIn, type LocalTime } from '../school/local-time.values.js';
import { parentsOfViewer } from './parents-of-viewer.js';

/** So long meetings of others are found that are over; those that one was invited to, for good. */
const A_YEAR_MS = 366 * 86_400_000;

@ApiTags('meetings')
@ApiCookieAuth()
@Controller('me/meetings')
export class MyMeetingsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
  ) {}

  @Needs('account.own')
  @Get()
  @ApiOperation({
    summary: 'The meetings that whoever asks is or was invited to, or leads, and whose parents to call',
  })
  async mine(
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const { invited, before, led, wasInvited } = await parentsOfViewer(viewer, at, this.reader);
    const idOf = (of: OfParents) => (of.class ?? of.school).id;
    const now = new Set([...invited, ...led].map(idOf));
    const known = new Map([...before, ...invited, ...led].map((of) => [idOf(of), of]));
    const since = localTimeIn('UTC', new Date(Date.parse(at) - A_YEAR_MS).toISOString());
    const isShown = (of: OfParents, startsAt: LocalTime) =>
      (now.has(idOf(of)) && startsAt >= since) || wasInvited(of, dateAndTime(startsAt).date);
    const asked = new MeetingsIn([...known.values()], isShown, wantedPosition(request));
    const { position, meetings } = await this.queries.execute(asked);
    const answer = { position: formatPosition(position), meetings, callable: led };
    sendRead(request, reply, answer, position);
  }
}
