import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HistoryOfGrade } from '../../projections/grade-history/queries.js';
import { JournalPageOf } from '../../projections/journal-page/queries.js';
import { mayReadGrade, mayReadPage } from '../access/permissions.js';
import { Asking, type Viewer } from '../access/viewer.js';
import type { Outcome } from '../eventing/command-runner.js';
import { DomainError } from '../eventing/domain-error.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { formatPosition } from '../eventing/position.js';
import { sendRead, wantedPosition, wroteAt } from '../http/answer.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { AbsencesBody, CorrectionBody, GradesBody, HomeworkBody, LessonBody } from './journal.dto.js';
import { CorrectGrade, GiveGrades, RecordAbsences, RecordLesson, SetHomework } from './page.commands.js';
import type { PageEvent } from './page/page.events.js';
import { lessonIdOf } from './page/page-ids.values.js';

@ApiTags('journal')
@ApiCookieAuth()
@ApiHeader({
  name: 'Idempotency-Key',
  required: false,
  description: 'A UUID; the same one is carried out once.',
})
@Controller('journal')
export class JournalController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('pages/:pageId/lessons')
  @ApiOperation({ summary: 'Record a lesson with its topic, or put the topic differently' })
  async recordLesson(
    @Param('pageId') pageId: string,
    @Body() body: LessonBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { position } = await this.commands.execute(new RecordLesson(pageId, body, request));
    wroteAt(reply, position);
    return { lessonId: lessonIdOf(pageId, body.date, body.number) };
  }

  @Post('pages/:pageId/homework')
  @ApiOperation({ summary: 'Set homework for the group' })
  async setHomework(
    @Param('pageId') pageId: string,
    @Body() body: HomeworkBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { events, position } = await this.commands.execute(new SetHomework(pageId, body, request));
    wroteAt(reply, position);
    return {
      homeworkId: events.flatMap((event) => (event.type === 'HomeworkSet' ? [event.data.homeworkId] : []))[0],
    };
  }

  @Post('pages/:pageId/grades')
  @ApiOperation({ summary: 'Give grades for a lesson: a whole class or one pupil, all or none' })
  async giveGrades(
    @Param('pageId') pageId: string,
    @Body() body: GradesBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const outcome = await this.commands.execute(new GiveGrades(pageId, body.lessonId, body.grades, request));
    wroteAt(reply, outcome.position);
    return { grades: gradesGiven(outcome) };
  }

  @Post('pages/:pageId/absences')
  @ApiOperation({ summary: 'Record who was absent or late in a lesson' })
  async recordAbsences(
    @Param('pageId') pageId: string,
    @Body() body: AbsencesBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const outcome = await this.commands.execute(
      new RecordAbsences(pageId, body.lessonId, body.absences, request),
    );
    wroteAt(reply, outcome.position);
    return { absences: outcome.events.length };
  }

  @Post('grades/:gradeId/correction')
  @HttpCode(200)
  @ApiOperation({ summary: 'Correct a grade, with the reason; what it was stays in its history' })
  async correct(
    @Param('gradeId') gradeId: string,
    @Body() { value, reason }: CorrectionBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { position } = await this.commands.execute(new CorrectGrade(gradeId, value, reason, request));
    wroteAt(reply, position);
    return { gradeId, value };
  }

  @Get('pages/:pageId')
  @ApiOperation({ summary: 'A journal page: pupils, lessons, grades and absences' })
  async page(
    @Param('pageId') pageId: string,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = await this.queries.execute(new JournalPageOf(pageId, wantedPosition(request)));
    // Who may not read it learns no more than of one that isn't there.
    if (!page || !mayReadPage(viewer, page.head)) {
      throw new DomainError('page-not-found', 'There is no such journal page.', 'not-found');
    }
    const { position } = page;
    sendRead(request, reply, { ...page, head: undefined, position: formatPosition(position) }, position);
  }
}

@ApiTags('journal')
@ApiCookieAuth()
@Controller('grades')
export class GradesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
  ) {}

  @Get(':gradeId/history')
  @ApiOperation({ summary: 'Everything that ever happened to a grade' })
  async history(
    @Param('gradeId') gradeId: string,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.queries.execute(new HistoryOfGrade(gradeId, wantedPosition(request)));
    if (!found || !(await mayReadGrade(viewer, found.history, this.reader))) {
      throw new DomainError('grade-not-found', 'There is no such grade.', 'not-found');
    }
    const { position, history, chain } = found;
    const { _id, pageId, pupilId, lessonId, date, work } = history;
    sendRead(request, reply, { gradeId: _id, pageId, pupilId, lessonId, date, work, chain }, position);
  }
}

const gradesGiven = ({ events }: Outcome<PageEvent>) =>
  events.flatMap(({ type, data }) =>
    type === 'GradeGiven' ? [{ gradeId: data.gradeId, pupilId: data.pupilId, value: data.value }] : [],
  );
