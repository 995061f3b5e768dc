import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HistoryOfGrade } from '../../projections/grade-history/queries.js';
import { JournalPageOf } from '../../projections/journal-page/queries.js';
import { mayReadGrade, mayReadPage } from '../access/permissions.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { formatPosition } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { notFound } from './page.writer.js';

@ApiTags('journal')
@ApiCookieAuth()
@Controller()
export class JournalController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
  ) {}

  @Get('journal/pages/:pageId')
  @OpensDataOf('page', 'page')
  @ApiOperation({ summary: 'A journal page: pupils, lessons, grades and absences' })
  async page(
    @Param('pageId') pageId: string,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = await this.queries.execute(new JournalPageOf(pageId, wantedPosition(request), this.reader));
    // Who may not read it learns no more than of one that isn't there.
    if (!page || !mayReadPage(viewer, page.head)) throw notFound('page');
    const { position } = page;
    sendRead(request, reply, { ...page, head: undefined, position: formatPosition(position) }, position);
  }

  @Get('grades/:gradeId/history')
  @OpensDataOf('grade', 'gradeHistory')
  @ApiOperation({ summary: 'Everything that ever happened to a grade' })
  async history(
    @Param('gradeId') gradeId: string,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.queries.execute(new HistoryOfGrade(gradeId, wantedPosition(request)));
    if (!found || !(await mayReadGrade(viewer, found.history, this.reader))) throw notFound('grade');
    const { position, history, chain } = found;
    const { _id, pageId, pupilId, lessonId, date, work, madeUpOn, settles } = history;
    const facts = { gradeId: _id, pageId, pupilId, lessonId, date, work, madeUpOn, settles };
    sendRead(request, reply, { ...facts, chain }, position);
  }
}
