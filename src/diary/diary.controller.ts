import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DiaryOf } from '../../projections/diary-week/queries.js';
import { mayReadDiary } from '../access/permissions.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { DomainError } from '../eventing/domain-error.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { formatPosition } from '../eventing/position.js';
import { render, sendRendered, wantedPosition } from '../http/answer.js';
import { DiaryQuery, rangeOf } from './diary.dto.js';

@ApiTags('diary')
@ApiCookieAuth()
@Controller('pupils')
export class DiaryController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
  ) {}

  @Get(':pupilId/diary')
  @ApiOperation({ summary: 'A pupil’s diary: an ISO week, or a range of days' })
  async diary(
    @Param('pupilId') pupilId: string,
    @Query() query: DiaryQuery,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const range = rangeOf(query);
    if (!(await mayReadDiary(viewer, pupilId, this.reader))) {
      throw new DomainError(
        'pupil-not-found',
        'There is no such pupil among those you may see.',
        'not-found',
      );
    }
    const atLeast = wantedPosition(request);
    const { week = '', from, to } = range;
    const rendered = await this.reader.remembered(
      `diary ${pupilId} ${week} ${from} ${to}`,
      atLeast,
      async (reads) => {
        const diary = new DiaryOf(pupilId, from, to, atLeast, reads);
        const { position, pupil, timeZone, days } = await this.queries.execute(diary);
        return render({ pupil, ...range, timeZone, position: formatPosition(position), days }, position);
      },
      ({ text }) => text.length,
    );
    sendRendered(request, reply, rendered);
  }
}
