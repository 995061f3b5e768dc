import { Controller, Get, Param, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { YearsOfPupil } from '../../projections/schools/years-of-pupil.js';
import { Needs } from '../access/rights/right.decorator.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { sendReport } from './report.answer.js';
import { todayOfPupil } from './today.js';

@ApiTags('reports')
@ApiCookieAuth()
@Controller('pupils/:pupilId')
export class YearsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
  ) {}

  @Needs('pupil.report')
  @Get('years')
  @ApiOperation({
    summary:
      'The years of a pupil’s schools with their terms: what the reports on the pupil are asked for by',
  })
  async ofPupil(@Param('pupilId') pupilId: string, @Res() reply: FastifyReply): Promise<void> {
    const at = new Date().toISOString();
    const today = await todayOfPupil(pupilId, at, this.reader);
    await sendReport({ reply, reader: this.reader, at }, [today], (asked) =>
      this.queries.execute(new YearsOfPupil(pupilId, today, asked)),
    );
  }
}
