import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { schoolsOfPupil } from '../../projections/all-grades/span.js';
import { dayWithin } from '../../projections/performance/assessments.js';
import { classes } from '../../projections/schools/class.projection.js';
import type { ClassDocument } from '../../projections/schools/read-model.js';
import { schools } from '../../projections/schools/school.projection.js';
import { notFound } from '../access/rights/not-found.js';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { answersOf, OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { wantedPosition } from '../http/answer.js';
import { askedLanguage } from '../http/asked-language.js';
import { Press } from '../pdf/press.js';
import { dateIn } from '../school/civil-date.values.js';
import { classesAndGroupsOf } from '../school/classes-and-groups.js';
import { membersOn } from '../school/membership.values.js';
import { bookletOf } from './booklet.js';
import { diariesOf, mustBePrintable, positionOf } from './printed-diaries.js';
import { ClassDiariesQuery, daysPrinted, DiaryPrintQuery } from './printing.dto.js';
import { sendPaper } from './send-paper.js';
import { pupilsWithoutInternet } from './without-internet.js';
import { writingIn } from './writing.js';

interface Printing {
  readonly query: DiaryPrintQuery;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly at: string;
}

@ApiTags('printing')
@ApiCookieAuth()
@ApiProduces('application/pdf')
@ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
@Controller()
export class PrintedDiariesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
    private readonly press: Press,
  ) {}

  @Needs('diary.read')
  @Get('pupils/:pupilId/diary.pdf')
  @OpensDataOf('pupil', 'diary')
  @ApiOperation({ summary: 'A pupil’s diary of a week or term as a booklet to be printed' })
  async ofPupil(
    @Param('pupilId') pupilId: string,
    @Query() query: DiaryPrintQuery,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const days = daysPrinted(query, (await schoolsOfPupil(this.reader, pupilId)).values());
    const audience = viewer.personId === pupilId ? 'pupil' : 'guardian';
    const asked = { audience, atLeast: wantedPosition(request) } as const;
    const diaries = await diariesOf([pupilId], days, asked, { queries: this.queries, reads: this.reader });
    await this.send(diaries, diaries[0]?.pupil.name ?? '', {
      ...{ query, request, reply, at: new Date().toISOString() },
    });
  }

  @Needs('class.diaries')
  @Get('classes/:classId/diaries.pdf')
  @OpensDataOf('answered', 'diary')
  @ApiOperation({
    summary:
      'The diaries of a class, or of its families without internet, to be handed out: for class teachers, secretaries and deputy heads',
  })
  async ofClass(
    @Param('classId') classId: string,
    @Query() query: ClassDiariesQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.reader.get(classes, classId, wantedPosition(request));
    if (!found || found.subjectId !== undefined) throw notFound('class');
    await this.handOut(found.schoolId, [found], query.withoutInternet === 'true', found.title, {
      ...{ query, request, reply, at: new Date().toISOString() },
    });
  }

  @Needs('school.diaries')
  @Get('schools/:schoolId/diaries.pdf')
  @OpensDataOf('answered', 'diary')
  @ApiOperation({
    summary: 'The diaries of all families without internet, by class: for secretaries and deputy heads',
  })
  async ofSchool(
    @Param('schoolId') schoolId: string,
    @Query() query: DiaryPrintQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const all = await classesAndGroupsOf(schoolId, this.reader);
    await this.handOut(schoolId, all.classes, true, '', {
      ...{ query, request, reply, at: new Date().toISOString() },
    });
  }

  /** The diaries of those who are in some classes of a school, as their guardians may see them. */
  private async handOut(
    schoolId: string,
    of: readonly ClassDocument[],
    onlyWithoutInternet: boolean,
    name: string,
    printing: Printing,
  ): Promise<void> {
    const { query, request, at } = printing;
    const school = await this.reader.get(schools, schoolId);
    if (!school) throw notFound('school');
    const days = daysPrinted(query, [school]);
    const today = dateIn(school.timeZone, at);
    const day = dayWithin(days.from, days.to, today);
    const members = [...new Set(of.flatMap(({ pupils }) => membersOn(pupils, day)))];
    const pupilIds = onlyWithoutInternet ? await pupilsWithoutInternet(members, today, this.reader) : members;
    mustBePrintable(pupilIds, days);
    answersOf(
      request,
      pupilIds.map((id) => ({ whose: 'pupil', id })),
    );
    const asked = { audience: 'guardian', atLeast: wantedPosition(request) } as const;
    const diaries = await diariesOf(pupilIds, days, asked, { queries: this.queries, reads: this.reader });
    await this.send(diaries, name, printing);
  }

  private async send(
    diaries: Awaited<ReturnType<typeof diariesOf>>,
    name: string,
    { query, request, reply, at }: Printing,
  ): Promise<void> {
    const language = query.language ?? askedLanguage(request);
    const content = await this.press.print(bookletOf(diaries, language, at), new Date(at));
    const { words } = writingIn(language);
    sendPaper(reply, {
      ...{ content, kind: 'pdf', position: positionOf(diaries) },
      name: [words.diary, name, query.week ?? ''].filter((part) => part !== '').join(' '),
    });
  }
}
