import { Controller, Get, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MeetingsIn } from '../../projections/meetings/my-meetings.query.js';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { formatPosition } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { localTimeIn } from '../school/local-time.values.js';
import { parentsOfViewer } from './parents-of-viewer.js';

/** So long meetings are found that are over: their votes and minutes are read afterwards. */
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
    summary: 'The meetings that whoever asks is invited to or leads, and whose parents to call',
  })
  async mine(
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const { invited, led } = await parentsOfViewer(viewer, at, this.reader);
    const known = new Map([...invited, ...led].map((of) => [(of.class ?? of.school).id, of]));
    const since = localTimeIn('UTC', new Date(Date.parse(at) - A_YEAR_MS).toISOString());
    const asked = new MeetingsIn([...known.values()], since, wantedPosition(request));
    const { position, meetings } = await this.queries.execute(asked);
    const answer = { position: formatPosition(position), meetings, callable: led };
    sendRead(request, reply, answer, position);
  }
}
