import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { consentsOfAccount } from '../../../projections/consents/projection.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { formatPosition, START } from '../../eventing/position.js';
import { sendRead, wantedPosition } from '../../http/answer.js';
import { askedLanguage } from '../../http/asked-language.js';
import { TakesIdempotencyKey } from '../../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../../http/write-request.js';
import { written } from '../../http/written.js';
import { Asking, type Viewer } from '../viewer.js';
import { AFTER_WITHDRAWAL, CONSENT_VERSION } from './consent-texts.js';
import { ConsentBody } from './activation.dto.js';
import { SayOnConsent } from './consents.handlers.js';
import { LanguageQuery } from './sign-ins.dto.js';
import { Needs } from '../rights/right.decorator.js';

@ApiTags('access')
@ApiCookieAuth()
@Needs('account.own')
@Controller('me/consents')
export class ConsentsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly reader: FreshReader,
  ) {}

  @Get()
  @ApiOperation({
    summary:
      'What whoever is signed in consented to, when, and when that was withdrawn; the text is at /api/consent',
  })
  async read(
    @Asking() { accountId }: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const known = await this.reader.get(consentsOfAccount, accountId, wantedPosition(request));
    const position = known?.position ?? START;
    const consents = known?.consents ?? [];
    const told = { position: formatPosition(position), current: CONSENT_VERSION, consents };
    sendRead(request, reply, told, position);
  }

  @Post()
  @HttpCode(204)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Consent to the processing of personal data, as the text says it now' })
  async give(
    @Body() { consent }: ConsentBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await written(this.commands, new SayOnConsent({ kind: 'GiveConsent', version: consent }, request), reply);
  }

  @Post('withdrawal')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Withdraw the consent; says what follows from that' })
  async withdraw(
    @Query() { language }: LanguageQuery,
    @Req() asked: FastifyRequest,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new SayOnConsent({ kind: 'WithdrawConsent' }, request), reply);
    const told = language ?? askedLanguage(asked);
    return { ends: ['notices', 'portals'], language: told, paragraphs: AFTER_WITHDRAWAL[told] };
  }
}
