import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../../access/rights/not-found.js';
import { Needs } from '../../access/rights/right.decorator.js';
import { Asking, type Viewer, NeedsConfirmation } from '../../access/viewer.js';
import { PROOF_SOURCE, type ProofSource } from '../../audit/proofs/proof-source.js';
import { OpensDataOf } from '../../audit/read-log/opens-data-of.js';
import { EventStore } from '../../eventing/event-store.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { wroteAt } from '../../http/answer.js';
import { contextOf } from '../../http/command-context.js';
import { TakesIdempotencyKey } from '../../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../../http/write-request.js';
import { pdfOf } from '../../pdf/pdf.js';
import { Ids } from '../ids.js';
import { InLanguageQuery } from '../person-data.dto.js';
import { mayErase } from '../person-data.rights.js';
import { placeOfPerson, type PersonPlace } from '../person-place.js';
import { Destruction } from './destruction.js';
import { actOf } from './erasure-act.js';
import { actDocument } from './erasure-act.pdf.js';
import { ErasureBody } from './erasure.dto.js';
import { Erasures } from './erasures.js';

@ApiTags('people')
@ApiCookieAuth()
@Controller('people/:personId/erasure')
export class ErasureController {
  constructor(
    private readonly erasures: Erasures,
    private readonly destruction: Destruction,
    private readonly store: EventStore,
    private readonly reads: FreshReader,
    private readonly ids: Ids,
    @Inject(PROOF_SOURCE) private readonly source: ProofSource,
  ) {}

  @Needs('person.erase')
  @NeedsConfirmation()
  @Post()
  @HttpCode(202)
  @TakesIdempotencyKey()
  @ApiOperation({
    summary:
      'Erase a person for good, whom nothing keeps any more: for whoever administers every school that has the data',
  })
  async erase(
    @Param('personId') personId: string,
    @Body() body: ErasureBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ readonly personId: string }> {
    const place = await this.placeFor(personId, request.viewer);
    const context = contextOf(request, personId, place.schoolIds[0] ?? '', { role: 'admin' }, this.ids);
    wroteAt(reply, await this.erasures.order(place, body, context));
    return { personId };
  }

  @Needs('person.erase')
  @Get()
  @OpensDataOf('person', 'erasure')
  @ApiOperation({
    summary: 'The act of erasure, as JSON or as a PDF, with the extract of the transparency log',
  })
  @ApiProduces('application/json', 'application/pdf')
  async act(
    @Param('personId') personId: string,
    @Query() { language = 'en' }: InLanguageQuery,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.placeFor(personId, viewer);
    const act = await actOf(personId, {
      store: this.store,
      source: this.source,
      destruction: this.destruction,
    });
    void reply.header('Cache-Control', 'private, no-store').header('Vary', 'Accept');
    if (request.headers.accept?.includes('application/pdf')) {
      void reply
        .type('application/pdf')
        .send(await pdfOf(actDocument(act, language), new Date(act.finishedAt)));
      return;
    }
    void reply.type('application/json; charset=utf-8').send(JSON.stringify(act));
  }

  private async placeFor(personId: string, viewer: Viewer): Promise<PersonPlace> {
    const place = await placeOfPerson(personId, this.reads);
    if (!place || !mayErase(viewer, place)) throw notFound('person');
    return place;
  }
}
