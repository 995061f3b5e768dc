import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditedFacts } from '../../../projections/audit-trail/queries.js';
import type { AuditSearch } from '../../../projections/audit-trail/search.js';
import { Needs } from '../../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../../access/viewer.js';
import { schoolingOf } from '../../attendance/schooling.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { formatPosition } from '../../eventing/position.js';
import { sendRead, wantedPosition } from '../../http/answer.js';
import { timeZoneOf, todayOfPupil } from '../../reports/today.js';
import { OpensDataOf } from '../read-log/opens-data-of.js';
import { AuditEventsQuery, FactsQuery, partOf, searchOf } from './history.dto.js';
import { ofOwnChild } from './of-own-child.js';

/** Who wrote what, and when. */
@ApiTags('audit')
@ApiCookieAuth()
@Controller()
export class HistoryController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
  ) {}

  @Needs('school.audit')
  @Get('audit/events')
  @OpensDataOf('school', 'history', 'school')
  @ApiOperation({ summary: 'The facts of a school’s journal, newest first: for whoever leads the school' })
  async ofSchool(
    @Query() query: AuditEventsQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { school: schoolId, actor, pupil, page } = query;
    const search: AuditSearch = {
      ...searchOf(query, await timeZoneOf(schoolId, this.reader)),
      schoolId,
      ...(actor === undefined ? {} : { actorId: actor }),
      ...(pupil === undefined ? {} : { personId: pupil }),
      ...(page === undefined ? {} : { pageId: page }),
    };
    const asked = new AuditedFacts(search, partOf(query), wantedPosition(request));
    const { position, ...told } = await this.queries.execute(asked);
    sendRead(request, reply, { position: formatPosition(position), ...told }, position);
  }

  @Needs('diary.read')
  @Get('pupils/:pupilId/history')
  @OpensDataOf('pupil', 'history')
  @ApiOperation({ summary: 'What was written about a pupil, newest first: for whoever reads the diary' })
  async ofPupil(
    @Param('pupilId') pupilId: string,
    @Query() query: FactsQuery,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const today = await todayOfPupil(pupilId, new Date().toISOString(), this.reader);
    const schooling = await schoolingOf(this.reader, pupilId, today);
    const search: AuditSearch = {
      ...searchOf(query, schooling?.timeZone ?? 'UTC'),
      personId: pupilId,
      ...(viewer.personId === pupilId ? { forPupil: true } : {}),
    };
    const asked = new AuditedFacts(search, partOf(query), wantedPosition(request));
    const { position, events, ...told } = await this.queries.execute(asked);
    const shown = { position: formatPosition(position), events: ofOwnChild(events, pupilId), ...told };
    sendRead(request, reply, shown, position);
  }
}
