import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { StatisticsOf } from '../../projections/performance/statistics.js';
import { ALL_SCHOOLS, connectedSchools } from '../../projections/schools/school.projection.js';
import { AskingConsumer, ForConsumers, type Consumer } from '../consumers/consumer.guard.js';
import { STATISTICS_SCOPE } from '../consumers/oauth-scopes.values.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { formatPosition, type Position } from '../eventing/position.js';
import { render, renderText, sendRendered, wantedPosition } from '../http/answer.js';
import { reportTold } from './report.answer.js';
import { statisticsCsv } from './statistics-csv.js';
import { formatOf, StatisticsQuery } from './statistics.dto.js';
import { todayIn } from './today.js';

const MEDIA_TYPES = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
} as const;

/** Figures for authorities: of schools and of what they lie in, never of few pupils. */
@ApiTags('statistics')
@ForConsumers(STATISTICS_SCOPE)
@Controller('statistics')
export class StatisticsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
  ) {}

  @Get('performance')
  @ApiProduces('application/json', 'text/csv')
  @ApiOperation({
    summary: 'Performance, quality and degree of training by school, municipality, region and subject',
  })
  async performance(
    @Query() query: StatisticsQuery,
    @AskingConsumer() { grant }: Consumer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const atLeast = wantedPosition(request);
    const format = formatOf(query, request.headers.accept);
    const schoolIds = grant.schools === 'all' ? await this.allSchools(atLeast) : grant.schools;
    const days = await Promise.all(schoolIds.map((id) => todayIn(id, at, this.reader)));
    const { year, term } = query;
    const rendered = await this.reader.remembered(
      `statistics ${JSON.stringify([format, year, term, schoolIds, days])}`,
      atLeast,
      async (reads) => {
        const asked = { reads, atLeast, at };
        const statistics = await this.queries.execute(new StatisticsOf(schoolIds, year, term, asked));
        const { position } = statistics.asOf;
        if (format === 'csv') return renderText(statisticsCsv(statistics), position);
        return render({ ...reportTold(statistics), position: formatPosition(position) }, position);
      },
      ({ content }) => content.length,
    );
    void reply.header('Vary', 'Accept');
    sendRendered(request, reply, rendered, MEDIA_TYPES[format]);
  }

  private async allSchools(atLeast: Position | undefined): Promise<readonly string[]> {
    return (await this.reader.get(connectedSchools, ALL_SCHOOLS, atLeast))?.schoolIds ?? [];
  }
}
