import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DiaryNewsOf } from '../../../projections/diary-week/news.queries.js';
import { Needs } from '../../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../../access/viewer.js';
import { OpensDataOf } from '../../audit/read-log/opens-data-of.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { comparePositions, formatPosition, laterOf } from '../../eventing/position.js';
import { sendRead, wantedPosition } from '../../http/answer.js';
import { DiaryVisits } from './diary-visits.js';
import { seenIn, VisitBody } from './visits.dto.js';

@ApiTags('diary')
@ApiCookieAuth()
@Controller('pupils/:pupilId/diary')
export class VisitsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
    private readonly visits: DiaryVisits,
  ) {}

  @Needs('diary.read')
  @Get('news')
  @OpensDataOf('pupil', 'diary')
  @ApiOperation({
    summary: 'What of the running year is new since the last visit, on whatever device that was',
  })
  async news(
    @Param('pupilId') pupilId: string,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const now = new Date();
    const since = await this.visits.newSince(viewer.personId, pupilId, now);
    const upTo = laterOf(this.reader.position, wantedPosition(request) ?? this.reader.position);
    const query = new DiaryNewsOf(pupilId, since?.seen, { upTo, reads: this.reader, at: now.toISOString() });
    const { position, ...told } = await this.queries.execute(query);
    const until = since ? { since: since.at.toISOString() } : {};
    sendRead(request, reply, { ...until, position: formatPosition(position), ...told }, position);
  }

  @Needs('diary.read')
  @Post('visit')
  @HttpCode(204)
  @ApiOperation({
    summary: 'The diary was looked at, up to a position: what comes later is new on the next visit',
  })
  async visit(
    @Param('pupilId') pupilId: string,
    @Body() body: VisitBody,
    @Asking() viewer: Viewer,
  ): Promise<void> {
    const seen = seenIn(body);
    const newest = this.reader.position;
    // Nobody has seen what has not happened yet.
    const upTo = comparePositions(seen, newest) > 0 ? newest : seen;
    await this.visits.note(viewer.personId, pupilId, upTo, new Date());
  }
}
