import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Needs } from '../../access/rights/right.decorator.js';
import { schoolingOf } from '../../attendance/schooling.js';
import { OpensDataOf } from '../../audit/read-log/opens-data-of.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { formatPosition, laterOf } from '../../eventing/position.js';
import { sendRead, wantedPosition } from '../../http/answer.js';
import { dateIn } from '../../school/civil-date.values.js';
import { Directory } from '../directory.js';
import { HealthReader } from '../health-notes/health-told.js';
import { Vault } from '../vault.js';
import { exemptionsTold, stillHolding } from './exemptions-told.js';

/** What teachers know of a pupil's health, for the family: an allergy that is missing there is found by a mother. */
@ApiTags('people')
@ApiCookieAuth()
@Controller('pupils/:pupilId/health')
export class KnownHealthController {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
    private readonly vault: Vault,
    private readonly health: HealthReader,
  ) {}

  @Needs('pupil.health.read')
  @Get()
  @OpensDataOf('pupil', 'healthFlags')
  @ApiOperation({
    summary:
      'What teachers know of a pupil’s health, and the days exempt from subjects: for the pupil and the guardians',
  })
  async read(
    @Param('pupilId') pupilId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const parts = { reads: this.reader, directory: this.directory, vault: this.vault };
    const at = new Date().toISOString();
    const { timeZone = 'UTC' } = (await schoolingOf(this.reader, pupilId, dateIn('UTC', at))) ?? {};
    const today = dateIn(timeZone, at);
    const wanted = wantedPosition(request);
    const [{ flags, position: flagged }, told] = await Promise.all([
      this.health.raisedFor(pupilId, today, wanted),
      exemptionsTold(parts, pupilId, at, wanted),
    ]);
    const position = laterOf(flagged, told.position);
    const exemptions = stillHolding(told.exemptions, today);
    sendRead(request, reply, { pupilId, position: formatPosition(position), flags, exemptions }, position);
  }
}
