import { Readable } from 'node:stream';
import { Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCookieAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Needs } from '../../access/rights/right.decorator.js';
import { NeedsConfirmation, NeedsSecondFactor, viewerOf, type SignedIn } from '../../access/viewer.js';
import { DomainError } from '../../eventing/domain-error.js';
import { readContent } from '../../files/read-content.js';
import { TakesBytes } from '../../http/json-body.js';
import { tellByLines } from '../../http/told-by-lines.js';
import { RosterUpload, type Upload } from './roster-upload.js';

const ZIP = 'application/zip';

/** The roster of a school, as its administrator brings it in: first to see what it would change. */
@ApiTags('oneroster')
@ApiCookieAuth()
@ApiConsumes(ZIP)
@Controller('schools/:schoolId/roster')
export class RosterUploadController {
  constructor(private readonly uploads: RosterUpload) {}

  @Needs('school.roster')
  @Post('trial')
  @HttpCode(200)
  @TakesBytes()
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ content: { 'application/x-ndjson': { schema: { type: 'string' } } } })
  @ApiOperation({
    summary:
      'What a OneRoster bundle of at most 10 MB would change, told by lines of JSON; nothing is changed',
  })
  async tryOut(
    @Param('schoolId') schoolId: string,
    @Req() request: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const upload = await uploadIn(request, schoolId);
    tellByLines(reply, (progress) => this.uploads.tryOut(upload, progress));
  }

  @Needs('school.roster')
  @Post('import')
  @HttpCode(200)
  @NeedsSecondFactor()
  @NeedsConfirmation()
  @TakesBytes()
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ content: { 'application/x-ndjson': { schema: { type: 'string' } } } })
  @ApiOperation({
    summary: 'Bring in a OneRoster bundle, told by lines of JSON; without offices, grades and other schools',
  })
  async bringIn(
    @Param('schoolId') schoolId: string,
    @Req() request: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const upload = await uploadIn(request, schoolId);
    tellByLines(reply, (progress) => this.uploads.bringIn(upload, progress));
  }
}

/** @throws DomainError `unsupported-media-type`, `file-too-large`, `malformed`. */
const uploadIn = async (request: SignedIn, schoolId: string): Promise<Upload> => {
  const { body, headers } = request;
  if (headers['content-type'] !== ZIP || !(body instanceof Readable)) {
    throw new DomainError('unsupported-media-type', `Send a bundle as ${ZIP}.`, 'unsupported');
  }
  const at = new Date().toISOString();
  return { schoolId, zip: await readContent(body), viewer: viewerOf(request), at };
};
