import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DiaryOf } from '../../projections/diary-week/queries.js';
import { FinalGradesOf } from '../../projections/final-grades/queries.js';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { formatPosition } from '../eventing/position.js';
import { render, sendRead, sendRendered, wantedPosition } from '../http/answer.js';
import { DiaryQuery, rangeOf } from './diary.dto.js';

@ApiTags('diary')
@ApiCookieAuth()
@Controller('pupils')
export class DiaryController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
  ) {}

  @Needs('diary.read')
  @Get(':pupilId/diary')
  @OpensDataOf('pupil', 'diary')
  @ApiOperation({ summary: 'A pupil’s diary: an ISO week, or a range of days' })
  async diary(
    @Param('pupilId') pupilId: string,
    @Query() query: DiaryQuery,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const range = rangeOf(query);
    const atLeast = wantedPosition(request);
    const { week = '', from, to } = range;
    const audience = viewer.personId === pupilId ? 'pupil' : 'guardian';
    const rendered = await this.reader.remembered(
      `diary ${audience} ${pupilId} ${week} ${from} ${to}`,
      atLeast,
      async (reads) => {
        const diary = new DiaryOf(pupilId, from, to, audience, atLeast, reads);
        const { position, pupil, ...told } = await this.queries.execute(diary);
        return render({ pupil, ...range, position: formatPosition(position), ...told }, position);
      },
      ({ content }) => content.length,
    );
    sendRendered(request, reply, rendered);
  }

  @Needs('diary.read')
  @Get(':pupilId/final-grades')
  @OpensDataOf('pupil', 'finalGrades')
  @ApiOperation({ summary: 'A pupil’s term and final grades, by year and subject' })
  async finalGrades(
    @Param('pupilId') pupilId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { position, years } = await this.queries.execute(
      new FinalGradesOf(pupilId, wantedPosition(request), this.reader),
    );
    sendRead(request, reply, { position: formatPosition(position), years }, position);
  }
}
