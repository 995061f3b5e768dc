import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { JournalPageOf } from '../../projections/journal-page/queries.js';
import { notFound } from '../access/rights/not-found.js';
import { Needs } from '../access/rights/right.decorator.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { formatPosition, type Position } from '../eventing/position.js';
import { wantedPosition } from '../http/answer.js';
import { askedLanguage } from '../http/asked-language.js';
import { Press } from '../pdf/press.js';
import { Directory } from '../people/directory.js';
import { InLanguageQuery } from '../people/person-data.dto.js';
import { classSummaryOf } from './class-summary.js';
import { pageSheets } from './page-sheets.js';
import { SummaryQuery } from './printing.dto.js';
import { MEDIA_TYPES, sendPaper } from './send-paper.js';
import type { Sheet } from './sheet.js';
import { sheetsDocument } from './sheets-document.js';
import { summarySheets } from './summary-sheets.js';
import { workbookOf } from './workbook.js';
import { writingIn, type Writing } from './writing.js';

/** What is made into a file. */
interface Made {
  readonly sheetsIn: (writing: Writing) => Sheet[];
  readonly nameIn: (writing: Writing) => string;
  readonly position: Position;
  readonly timeZone: string;
}

@ApiTags('printing')
@ApiCookieAuth()
@ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
@Controller()
export class SheetsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
    private readonly directory: Directory,
    private readonly press: Press,
  ) {}

  @Needs('class.report')
  @Get('classes/:classId/summary.pdf')
  @OpensDataOf('class', 'finalGrades')
  @ApiProduces(MEDIA_TYPES.pdf)
  @ApiOperation({ summary: 'A class’s summary sheet: the final and term grades of a year, to be printed' })
  async printedSummary(
    @Param('classId') classId: string,
    @Query() query: SummaryQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    await this.sendPdf(await this.summary(classId, query, request, at), { query, request, reply, at });
  }

  @Needs('class.report')
  @Get('classes/:classId/summary.xlsx')
  @OpensDataOf('class', 'finalGrades')
  @ApiProduces(MEDIA_TYPES.xlsx)
  @ApiOperation({ summary: 'The same as a workbook, a sheet for the year and for each term' })
  async summaryBook(
    @Param('classId') classId: string,
    @Query() query: SummaryQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    await this.sendXlsx(await this.summary(classId, query, request, at), { query, request, reply });
  }

  @Needs('page.read')
  @Get('journal/pages/:pageId.pdf')
  @OpensDataOf('page', 'page')
  @ApiProduces(MEDIA_TYPES.pdf)
  @ApiOperation({
    summary: 'A journal page to be printed: pupils by lessons, and what the lessons were about',
  })
  async printedPage(
    @Param('pageId') pageId: string,
    @Query() query: InLanguageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    await this.sendPdf(await this.page(pageId, request, at), { query, request, reply, at });
  }

  @Needs('page.read')
  @Get('journal/pages/:pageId.xlsx')
  @OpensDataOf('page', 'page')
  @ApiProduces(MEDIA_TYPES.xlsx)
  @ApiOperation({ summary: 'The same as a workbook of two sheets' })
  async pageBook(
    @Param('pageId') pageId: string,
    @Query() query: InLanguageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    await this.sendXlsx(await this.page(pageId, request, at), { query, request, reply });
  }

  private async summary(
    classId: string,
    { year }: SummaryQuery,
    request: FastifyRequest,
    at: string,
  ): Promise<Made> {
    const summary = await classSummaryOf(
      { classId, yearId: year, at, atLeast: wantedPosition(request) },
      { queries: this.queries, directory: this.directory, reads: this.reader },
    );
    const { position, timeZone, className } = summary;
    return {
      ...{ position, timeZone },
      sheetsIn: (writing) => summarySheets(summary, writing),
      nameIn: ({ words }) => `${words.summary} ${className} ${summary.year}`,
    };
  }

  private async page(pageId: string, request: FastifyRequest, at: string): Promise<Made> {
    const page = await this.queries.execute(
      new JournalPageOf(pageId, wantedPosition(request), this.reader, at),
    );
    if (!page) throw notFound('page');
    const { position, head, subject, group, term } = page;
    return {
      ...{ position, timeZone: head.opened.timeZone },
      sheetsIn: (writing) => pageSheets(page, writing),
      nameIn: () => `${subject.title} ${group.title} ${term.title}`,
    };
  }

  private async sendPdf(
    { sheetsIn, nameIn, position, timeZone }: Made,
    { query, request, reply, at }: Sending & { readonly at: string },
  ): Promise<void> {
    const language = query.language ?? askedLanguage(request);
    const writing = writingIn(language);
    const { words, dates } = writing;
    const footer = words.asOf(dates.instant(at, timeZone), formatPosition(position));
    const document = sheetsDocument(sheetsIn(writing), { language, dates, footer });
    const content = await this.press.print(document, new Date(at));
    sendPaper(reply, { content, kind: 'pdf', name: nameIn(writing), position });
  }

  private async sendXlsx(
    { sheetsIn, nameIn, position }: Made,
    { query, request, reply }: Sending,
  ): Promise<void> {
    const writing = writingIn(query.language ?? askedLanguage(request));
    const content = await workbookOf(sheetsIn(writing));
    sendPaper(reply, { content, kind: 'xlsx', name: nameIn(writing), position });
  }
}

interface Sending {
  readonly query: InLanguageQuery;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}
