import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { HomeworkOfGroup, HomeworkOfPupil } from '../../projections/homework-board/queries.js';
import type { PageHead } from '../../projections/journal-page/read-model.js';
import { mayReadPage } from '../access/permissions.js';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { mustReportGroup } from './group.rights.js';
import { partOf } from './performance-cursor.js';
import { sendReport } from './report.answer.js';
import { spanOf, SpanQuery } from './span.dto.js';
import { todayOfPupil } from './today.js';

@ApiTags('reports')
@ApiCookieAuth()
@Controller()
export class HomeworkBoardController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
  ) {}

  @Needs('class.homework')
  @Get('groups/:groupId/homework')
  @OpensDataOf('class', 'homework', 'groupId')
  @ApiOperation({
    summary:
      'Homework of a group by the day on which it is due: for its teachers and whoever leads the school',
  })
  async ofGroup(
    @Param('groupId') groupId: string,
    @Query() query: SpanQuery,
    @Asking() viewer: Viewer,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const { today, seesAll } = await mustReportGroup(viewer, groupId, at, this.reader);
    const span = spanOf(query);
    const maySee = (page: PageHead) => seesAll || mayReadPage(viewer, page);
    const scope = seesAll ? 'all' : viewer.personId;
    await sendReport({ reply, reader: this.reader, at }, [today, scope], async (asked) =>
      partOf(
        await this.queries.execute(new HomeworkOfGroup(groupId, span, maySee, today, asked)),
        ({ homeworkId }) => homeworkId,
        query,
      ),
    );
  }

  @Needs('diary.read')
  @Get('pupils/:pupilId/homework')
  @OpensDataOf('pupil', 'homework')
  @ApiOperation({
    summary: 'Homework of a pupil by the day on which it is due: for whoever reads the diary',
  })
  async ofPupil(
    @Param('pupilId') pupilId: string,
    @Query() query: SpanQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const today = await todayOfPupil(pupilId, at, this.reader);
    const span = spanOf(query);
    await sendReport({ reply, reader: this.reader, at }, [today], async (asked) =>
      partOf(
        await this.queries.execute(new HomeworkOfPupil(pupilId, span, today, asked)),
        ({ homeworkId }) => homeworkId,
        query,
      ),
    );
  }
}
