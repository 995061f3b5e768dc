import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PortfolioOf } from '../../projections/portfolio/queries.js';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { schoolingOf } from '../attendance/schooling.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { wantedPosition } from '../http/answer.js';
import { askedLanguage } from '../http/asked-language.js';
import { Press } from '../pdf/press.js';
import { InLanguageQuery } from '../people/person-data.dto.js';
import { sendPaper } from '../printing/send-paper.js';
import { dateIn } from '../school/civil-date.values.js';
import { PortfolioReaders } from './portfolio-readers.js';
import { PORTFOLIO_WORDS } from './portfolio-words.js';
import { printedPortfolio } from './portfolio.pdf.js';

@ApiTags('portfolio')
@ApiCookieAuth()
@ApiProduces('application/pdf')
@ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
@Controller('pupils/:pupilId/portfolio.pdf')
export class PortfolioPaperController {
  constructor(
    private readonly queries: QueryBus,
    private readonly readers: PortfolioReaders,
    private readonly reader: FreshReader,
    private readonly press: Press,
  ) {}

  @Needs('pupil.portfolio.read')
  @Get()
  @OpensDataOf('pupil', 'portfolio')
  @ApiOperation({ summary: 'What stands in a pupil’s portfolio, to be printed' })
  async print(
    @Param('pupilId') pupilId: string,
    @Query() query: InLanguageQuery,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const reader = await this.readers.of(viewer, pupilId, at);
    const portfolio = await this.queries.execute(new PortfolioOf(pupilId, reader, wantedPosition(request)));
    const language = query.language ?? askedLanguage(request);
    const timeZone = (await schoolingOf(this.reader, pupilId, dateIn('UTC', at)))?.timeZone ?? 'UTC';
    const paper = printedPortfolio(portfolio, { language, at, timeZone });
    sendPaper(reply, {
      ...{ kind: 'pdf', content: await this.press.print(paper, new Date(at)), position: portfolio.position },
      name: `${PORTFOLIO_WORDS[language].title} ${portfolio.pupil.name}`,
    });
  }
}
