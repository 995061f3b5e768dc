import { Readable } from 'node:stream';
import { Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../access/viewer.js';
import { DomainError } from '../eventing/domain-error.js';
import { readContent } from '../files/read-content.js';
import { TakesBytes } from '../http/json-body.js';
import { ReportBody } from './reports.dto.js';
import { Reports } from './reports.js';

const CLOUD_EVENT = 'application/cloudevents+json';
const LARGEST_BYTES = 65_536;

@ApiTags('clinics')
@Controller('clinics/:clinicId/reports')
export class ReportsController {
  constructor(private readonly reports: Reports) {}

  @Public()
  @Post()
  @HttpCode(202)
  @TakesBytes()
  @ApiConsumes(CLOUD_EVENT)
  @ApiBody({ type: ReportBody })
  @ApiHeader({ name: 'Signature-Input', description: 'RFC 9421', required: true })
  @ApiHeader({ name: 'Signature', description: 'RFC 9421', required: true })
  @ApiHeader({ name: 'Content-Digest', description: 'RFC 9530: sha-256 or sha-512', required: true })
  @ApiOperation({
    summary: 'For a clinic’s system: somebody is ill or exempt from sport, or was reported so wrongly',
  })
  async take(@Param('clinicId') clinicId: string, @Req() request: FastifyRequest): Promise<void> {
    const { body, method, url, headers } = request;
    const [mediaType = ''] = (headers['content-type'] ?? '').split(';');
    if (!(body instanceof Readable) || mediaType.trim().toLowerCase() !== CLOUD_EVENT) {
      throw new DomainError('unsupported-media-type', `Send the report as ${CLOUD_EVENT}.`, 'unsupported');
    }
    const content = await readContent(body, LARGEST_BYTES, tooLarge);
    await this.reports.take(clinicId, { method, path: url, headers, body: content }, new Date());
  }
}

const tooLarge = (): DomainError =>
  new DomainError('report-too-large', 'The report is too large. Send at most 64 KiB.', 'too-large');
