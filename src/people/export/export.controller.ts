import { Readable } from 'node:stream';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isGuardianOf } from '../../access/permissions.js';
import { notFound } from '../../access/rights/not-found.js';
import { Needs } from '../../access/rights/right.decorator.js';
import { Asking, type Viewer, NeedsConfirmation } from '../../access/viewer.js';
import { OpensDataOf } from '../../audit/read-log/opens-data-of.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { languageOf } from '../../notices/preferences/language-of.js';
import { pdfOf } from '../../pdf/pdf.js';
import { Directory } from '../directory.js';
import { InLanguageQuery } from '../person-data.dto.js';
import { placeOfPerson } from '../person-place.js';
import { jsonOf } from './person-export.json.js';
import { pdfDocumentOf } from './person-export.pdf.js';
import { PersonExports } from './person-exports.js';

@ApiTags('people')
@ApiCookieAuth()
@Controller('people/:personId')
export class ExportController {
  constructor(
    private readonly exports: PersonExports,
    private readonly reads: FreshReader,
    private readonly directory: Directory,
  ) {}

  @Needs('person.export')
  @NeedsConfirmation()
  @Get('export')
  @OpensDataOf('person', 'export')
  @ApiOperation({
    summary:
      'Everything that there is about a person, as JSON or as a PDF, as Accept says: for that person, the guardians and the office',
  })
  @ApiProduces('application/json', 'application/pdf')
  async export(
    @Param('personId') personId: string,
    @Query() { language }: InLanguageQuery,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const place = await placeOfPerson(personId, this.reads);
    if (!place) throw notFound('person');
    const now = new Date();
    // The office hands it out on paper to others too: what health workers wrote is for the person and the family.
    const isFamily = viewer.personId === personId || (await isGuardianOf(viewer, personId, this.reads));
    const found = await this.exports.of(place, viewer, now, isFamily);
    void reply.header('Cache-Control', 'private, no-store').header('Vary', 'Accept');
    const named = (kind: string) => `attachment; filename="person-${personId}.${kind}"`;
    if (request.headers.accept?.includes('application/pdf')) {
      const spoken = language ?? (await languageOf(viewer.personId, this.reads, this.directory));
      const pdf = await pdfOf(await pdfDocumentOf(found, spoken), now);
      void reply.type('application/pdf').header('Content-Disposition', named('pdf')).send(pdf);
      return;
    }
    void reply
      .type('application/json; charset=utf-8')
      .header('Content-Disposition', named('json'))
      .send(Readable.from(jsonOf(found)));
  }
}
