import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { gradeHistory } from '../../../projections/grade-history/projection.js';
import { notFound } from '../../access/rights/not-found.js';
import { Needs } from '../../access/rights/right.decorator.js';
import { NeedsConfirmation } from '../../access/viewer.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { wantedPosition } from '../../http/answer.js';
import { OpensDataOf } from '../read-log/opens-data-of.js';
import { ProofQuery } from './proofs.dto.js';
import { Proofs } from './proofs.js';

@ApiTags('audit')
@ApiCookieAuth()
@Controller('grades')
export class ProofsController {
  constructor(
    private readonly proofs: Proofs,
    private readonly reader: FreshReader,
  ) {}

  @Needs('grade.read')
  @NeedsConfirmation()
  @Get(':gradeId/proof')
  @OpensDataOf('grade', 'proof')
  @ApiOperation({
    summary: 'A bundle that proves a grade with all its changes offline; 503 until a checkpoint covers it',
  })
  @ApiProduces('application/zip')
  async ofGrade(
    @Param('gradeId') gradeId: string,
    @Query() { language = 'en' }: ProofQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const history = await this.reader.get(gradeHistory, gradeId, wantedPosition(request));
    if (!history) throw notFound('grade');
    const scope = { kind: 'grade', grade: gradeId, pupil: history.pupilId } as const;
    const bundle = await this.proofs.bundle({ scope, language });
    void reply
      .type('application/zip')
      .header('Content-Disposition', `attachment; filename="proof-${gradeId}.zip"`)
      .header('Cache-Control', 'private, no-store')
      .send(bundle);
  }
}
