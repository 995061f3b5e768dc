import { randomUUID } from 'node:crypto';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ALL, webhooks } from '../../../projections/webhooks/projection.js';
import type { Webhook } from '../../../projections/webhooks/read-model.js';
import type { Config } from '../../config.js';
import { AskingConsumer, ForConsumers, type Consumer } from '../../consumers/consumer.guard.js';
import { FEED_SCOPE } from '../../consumers/oauth-scopes.values.js';
import type { CommandContext } from '../../eventing/command-runner.js';
import { DomainError } from '../../eventing/domain-error.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import type { Position } from '../../eventing/position.js';
import { CONFIG } from '../../foundation.module.js';
import { wantedPosition, wroteAt } from '../../http/answer.js';
import { Vault } from '../../people/vault.js';
import { RUNNERS, type Runners } from '../../runners.js';
import { Feed } from '../feed.js';
import { filterOf, scopeOf, scopeWithin, type FeedScope } from '../feed-scope.js';
import { DeliveryStates } from './delivery-states.js';
import { formatPlace } from './place.js';
import { newWebhookSecret } from './signature.js';
import { webhookAddress } from './webhook-address.js';
import type { WebhookCommand } from './webhook.decider.js';
import { ResumeBody, WebhookBody } from './webhook.dto.js';

interface ToldWebhook extends Pick<Webhook, 'webhookId' | 'url' | 'schools' | 'types' | 'paused'> {
  /** The place after the last event that was delivered. */
  readonly cursor: string;
  readonly sequence: string;
  readonly failures: number;
  readonly lastFailure?: string;
  readonly notBefore?: string;
}

@ApiTags('feeds')
@Controller('feeds/webhooks')
@ForConsumers(FEED_SCOPE)
export class WebhookController {
  constructor(
    private readonly feed: Feed,
    private readonly reader: FreshReader,
    private readonly vault: Vault,
    private readonly states: DeliveryStates,
    @Inject(RUNNERS) private readonly runners: Pick<Runners, 'webhooks'>,
    @Inject(CONFIG) private readonly config: Pick<Config, 'webhooksToPrivate'>,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Have a part of the feed sent to an address; the secret is told this once' })
  async register(
    @Body() body: WebhookBody,
    @AskingConsumer() consumer: Consumer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ readonly webhookId: string; readonly secret: string }> {
    const { consumerId } = consumer;
    const url = webhookAddress(body.url, this.config.webhooksToPrivate);
    const filter = filterOf(body);
    const from = this.placeIn(consumer, filter, body.after);
    const context = contextOf(consumerId);
    const webhookId = context.commandId.replaceAll('-', '');
    const text = newWebhookSecret();
    const secret = await this.vault.seal(consumerId, text, context.commandId);
    const webhook = { webhookId, consumerId, url, ...filter, secret, ...from };
    const { position } = await this.runners.webhooks.handle(
      webhookId,
      { kind: 'RegisterWebhook', webhook },
      context,
    );
    wroteAt(reply, position);
    return { webhookId, secret: text };
  }

  @Get()
  @ApiOperation({ summary: 'The consumer’s webhooks, and how far each has come' })
  async list(
    @AskingConsumer() consumer: Consumer,
    @Req() request: FastifyRequest,
  ): Promise<{ readonly webhooks: readonly ToldWebhook[] }> {
    const known = await this.known(wantedPosition(request));
    const own = known.filter((one) => one.consumerId === consumer.consumerId);
    return { webhooks: await Promise.all(own.map((webhook) => this.told(consumer, webhook))) };
  }

  @Post(':webhookId/pause')
  @HttpCode(204)
  @ApiOperation({ summary: 'Send nothing for the time being' })
  async pause(
    @Param('webhookId') webhookId: string,
    @AskingConsumer() consumer: Consumer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.change(await this.own(webhookId, consumer), { kind: 'PauseWebhook', why: 'asked' }, reply);
  }

  @Post(':webhookId/resume')
  @HttpCode(204)
  @ApiOperation({ summary: 'Go on sending, from where it stopped or anew from another place' })
  async resume(
    @Param('webhookId') webhookId: string,
    @Body() { after }: ResumeBody,
    @AskingConsumer() consumer: Consumer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const webhook = await this.own(webhookId, consumer);
    const from = this.placeIn(consumer, filterOf(webhook), after);
    await this.change(webhook, { kind: 'ResumeWebhook', ...from }, reply);
  }

  @Delete(':webhookId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Send nothing to the address any more' })
  async remove(
    @Param('webhookId') webhookId: string,
    @AskingConsumer() consumer: Consumer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.change(await this.own(webhookId, consumer), { kind: 'RemoveWebhook' }, reply);
  }

  /** A place that is named, in the consumer's part of the feed. @throws DomainError as `scopeOf` and `placeOf` do. */
  private placeIn(consumer: Consumer, filter: ReturnType<typeof filterOf>, after: string | undefined) {
    const scope = scopeOf(consumer, filter);
    return after === undefined ? {} : { from: formatPlace(this.feed.placeOf(scope, after, true)) };
  }

  private async known(atLeast?: Position): Promise<readonly Webhook[]> {
    return (await this.reader.get(webhooks, ALL, atLeast))?.webhooks ?? [];
  }

  private async own(webhookId: string, { consumerId }: Consumer): Promise<Webhook> {
    const found = (await this.known()).find((one) => one.webhookId === webhookId);
    if (found?.consumerId !== consumerId) {
      throw new DomainError('webhook-not-found', 'There is no such webhook.', 'not-found');
    }
    return found;
  }

  private async change(webhook: Webhook, command: WebhookCommand, reply: FastifyReply): Promise<void> {
    const context = contextOf(webhook.consumerId);
    wroteAt(reply, (await this.runners.webhooks.handle(webhook.webhookId, command, context)).position);
  }

  private async told(consumer: Consumer, webhook: Webhook): Promise<ToldWebhook> {
    const { webhookId, url, schools, types, paused } = webhook;
    const { place, failures, lastFailure, notBefore } = await this.states.read(webhook);
    return {
      ...{ webhookId, url, failures, sequence: place.sequence.toString() },
      cursor: this.feed.cursorText(grantedPart(consumer, webhook), place),
      ...(schools ? { schools } : {}),
      ...(types ? { types } : {}),
      ...(paused ? { paused } : {}),
      ...(lastFailure === undefined ? {} : { lastFailure }),
      ...(notBefore === undefined ? {} : { notBefore: notBefore.toISOString() }),
    };
  }
}

/** The webhook's part of the feed; all that is granted, where the part is not any more. */
const grantedPart = (consumer: Consumer, webhook: Webhook): FeedScope =>
  scopeWithin(consumer, filterOf(webhook)) ?? scopeOf(consumer, {});

const contextOf = (consumerId: string): CommandContext => {
  const commandId = randomUUID();
  return {
    ...{ commandId, correlationId: commandId, fingerprint: 'by a consumer', schoolId: '' },
    actor: { accountId: consumerId, personId: consumerId, role: 'system' },
    ...{ via: 'api', at: new Date().toISOString() },
  };
};
