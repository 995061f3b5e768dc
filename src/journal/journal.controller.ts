import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HistoryOfGrade } from '../../projections/grade-history/queries.js';
import { JournalPageOf } from '../../projections/journal-page/queries.js';
import { notFound } from '../access/rights/not-found.js';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { formatPosition } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { FlagsShown } from '../people/health-notes/flags-shown.js';
import { LateCorrectionsOf } from './late-corrections.queries.js';

@ApiTags('journal')
@ApiCookieAuth()
@Controller()
export class JournalController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
    private readonly flags: FlagsShown,
  ) {}

  @Needs('page.read')
  @Get('journal/pages/:pageId')
  @OpensDataOf('page', 'page')
  @ApiOperation({
    summary:
      'A journal page: pupils, lessons, grades and absences; flags on health for the teachers of today',
  })
  async page(
    @Param('pageId') pageId: string,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [at, atLeast] = [new Date().toISOString(), wantedPosition(request)];
    const page = await this.queries.execute(new JournalPageOf(pageId, atLeast, this.reader, at));
    if (!page) throw notFound('page');
    const { position, head, ...told } = page;
    const flags = await this.flags.onPage(viewer, head, at, atLeast);
    const pupils = told.pupils.map((pupil) => ({ ...pupil, health: flags.get(pupil.id) }));
    sendRead(request, reply, { ...told, pupils, position: formatPosition(position) }, position);
  }

  @Needs('page.lateCorrections')
  @Get('journal/pages/:pageId/late-corrections')
  @ApiOperation({
    summary:
      'How many grades of a page were corrected late, until when its teachers write, and who may be let correct more',
  })
  async lateCorrections(
    @Param('pageId') pageId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { position, ...found } = await this.queries.execute(
      new LateCorrectionsOf(pageId, new Date().toISOString(), wantedPosition(request)),
    );
    sendRead(request, reply, { ...found, position: formatPosition(position) }, position);
  }

  @Needs('grade.read')
  @Get('grades/:gradeId/history')
  @OpensDataOf('grade', 'gradeHistory')
  @ApiOperation({ summary: 'Everything that ever happened to a grade' })
  async history(
    @Param('gradeId') gradeId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.queries.execute(new HistoryOfGrade(gradeId, wantedPosition(request)));
    if (!found) throw notFound('grade');
    const { position, history, pupil, subject, group, timeZone, chain } = found;
    const { _id, pageId, pupilId, lessonId, date, work, madeUpOn, settles } = history;
    const facts = { gradeId: _id, pageId, pupilId, lessonId, date, work, madeUpOn, settles };
    sendRead(request, reply, { ...facts, pupil, subject, group, timeZone, chain }, position);
  }
}
