import { randomUUID } from 'node:crypto';
import { Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { recipients } from '../../../projections/recipients/projection.js';
import { Public } from '../../access/viewer.js';
import { DomainError } from '../../eventing/domain-error.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { TakesBytes } from '../../http/json-body.js';
import { sendPlainPage } from '../../http/plain-page.js';
import { Directory } from '../../people/directory.js';
import { Vault } from '../../people/vault.js';
import { RUNNERS, type Runners } from '../../runners.js';
import { languageOf } from './language-of.js';
import { UNSUBSCRIBE_SECRET, unsubscriptionIn, type Unsubscription } from './unsubscribe-link.js';
import { unsubscribePage } from './unsubscribe.page.js';

/** Ends messages for whoever has the link that came with one, signed in or not. */
@ApiTags('notices')
@Public()
@Controller('unsubscribe/:token')
export class UnsubscribeController {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
    private readonly vault: Vault,
    @Inject(RUNNERS) private readonly runners: Runners,
  ) {}

  // Scanners of mail follow every link: what only reads it must change nothing.
  @Get()
  @ApiOperation({ summary: 'A page that asks whether such messages are to end' })
  @ApiProduces('text/html')
  async ask(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const unsubscription = await this.unsubscriptionOf(token);
    const language = await languageOf(unsubscription.personId, this.reader, this.directory);
    sendPlainPage(reply, unsubscribePage(language, unsubscription, 'asking'));
  }

  @Post()
  @HttpCode(200)
  // Whatever the form says (`List-Unsubscribe=One-Click` from a mail reader): that it was sent is all that it means.
  @TakesBytes()
  @ApiOperation({ summary: 'End such messages by one click (RFC 8058)' })
  @ApiConsumes('application/x-www-form-urlencoded', 'multipart/form-data')
  @ApiBody({ required: false, schema: { type: 'object' } })
  @ApiProduces('text/html')
  async end(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const unsubscription = await this.unsubscriptionOf(token);
    const { personId, kind, channel } = unsubscription;
    const commandId = randomUUID();
    await this.runners.noticePreferences.handle(
      personId,
      { kind: 'Unsubscribe', personId, from: kind, channel },
      {
        commandId,
        correlationId: commandId,
        fingerprint: '',
        schoolId: (await this.reader.get(recipients, personId))?.schoolId ?? '',
        // Whoever had the message; nobody is signed in.
        actor: { accountId: 'unsubscribe', personId, role: 'system' },
        via: 'web',
        at: new Date().toISOString(),
      },
    );
    const language = await languageOf(personId, this.reader, this.directory);
    sendPlainPage(reply, unsubscribePage(language, unsubscription, 'done'));
  }

  private async unsubscriptionOf(token: string): Promise<Unsubscription> {
    const unsubscription = unsubscriptionIn(await this.vault.secret(UNSUBSCRIBE_SECRET), token);
    if (unsubscription) return unsubscription;
    const message = 'This link is not one that the journal has sent. Copy all of it from the message.';
    throw new DomainError('link-unknown', message, 'not-found');
  }
}
