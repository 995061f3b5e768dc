import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCookieAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { portfolios } from '../../projections/portfolio/projection.js';
import { proofIn } from '../../projections/portfolio/queries.js';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { DomainError } from '../eventing/domain-error.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { allowedMediaTypes, mustBeAllowed } from '../files/media-types.js';
import { contentIn } from '../files/read-content.js';
import { sendOpened } from '../files/send-opened.js';
import { wantedPosition } from '../http/answer.js';
import { TakesBytes } from '../http/json-body.js';
import { Vault } from '../people/vault.js';
import { own } from '../school/plain-data.values.js';
import { PortfolioReaders } from './portfolio-readers.js';
import { ProofFiles } from './proof-files.js';

@ApiTags('portfolio')
@ApiCookieAuth()
@Controller('pupils/:pupilId/portfolio')
export class ProofsController {
  constructor(
    private readonly files: ProofFiles,
    private readonly readers: PortfolioReaders,
    private readonly reader: FreshReader,
    private readonly vault: Vault,
  ) {}

  @Needs('pupil.portfolio.files')
  @Post('files')
  @TakesBytes()
  @ApiOperation({
    summary:
      'Send a file of at most 10 MB that shows what a pupil achieved: it waits a day to be named in an achievement',
  })
  @ApiConsumes(...allowedMediaTypes)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async store(
    @Param('pupilId') pupilId: string,
    @Asking() { personId: sentBy }: Viewer,
    @Req() request: FastifyRequest,
  ) {
    const mediaType = mustBeAllowed(request.headers['content-type'] ?? '');
    const sent = { pupilId, sentBy, at: new Date() };
    return this.files.receive(sent, await contentIn(request), mediaType);
  }

  @Needs('pupil.portfolio.read')
  @Get('achievements/:achievementId/files/:fileId')
  @OpensDataOf('pupil', 'portfolio')
  @ApiOperation({ summary: 'A file that shows what a pupil achieved' })
  @ApiProduces('application/octet-stream')
  async one(
    @Param('pupilId') pupilId: string,
    @Param('achievementId') achievementId: string,
    @Param('fileId') fileId: string,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [document, reader] = await Promise.all([
      this.reader.get(portfolios, pupilId, wantedPosition(request)),
      this.readers.of(viewer, pupilId, new Date().toISOString()),
    ]);
    const proof = proofIn(own(document?.achievements ?? {}, achievementId), fileId, reader);
    const [content, name] = proof
      ? await Promise.all([this.files.open(pupilId, fileId), this.vault.open(proof.name)])
      : [];
    if (!proof || content === undefined || name === undefined) throw fileNotFound();
    sendOpened({ content, name, mediaType: proof.mediaType }, reply);
  }
}

const fileNotFound = (): DomainError =>
  new DomainError('file-not-found', 'There is no such file with this achievement.', 'not-found');
