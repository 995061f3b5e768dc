import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Config } from '../../config.js';
import { CONFIG } from '../../foundation.module.js';
import { wroteAt } from '../../http/answer.js';
import { askerOf } from '../account-context.js';
import { SignInBody } from '../session.dto.js';
import { SigningIn, type SignInAnswer } from '../signing-in.js';
import { Public, type SignedIn } from '../viewer.js';
import type { ComparedData } from './compared-data.js';
import { clearLinkCookie, linkTokenOf } from './link-cookie.js';
import type { Portal } from './portal.js';
import type { ToldByPortal } from './portal-client.js';
import { PortalLinking } from './portal-linking.js';

interface PendingAnswer {
  readonly portal: Pick<Portal, 'id' | 'title'>;
  readonly told: ToldByPortal;
  /** Whether the account has been named, so that confirming is what remains. */
  readonly named: boolean;
}

/** Links an identity, which a portal has just named, to the account that the school issued: once, step by step. */
@ApiTags('access')
@Public()
@Controller('portal-link')
export class PortalLinkController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly linking: PortalLinking,
    private readonly signingIn: SigningIn,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What is to be linked: the portal, and what it told' })
  async pending(@Req() request: SignedIn): Promise<PendingAnswer> {
    const { portalId, told, accountId } = await this.linking.pendingOf(linkTokenOf(request), new Date());
    const title = this.config.portals.find(({ id }) => id === portalId)?.title;
    return {
      portal: { id: portalId, title: title ?? { en: portalId, ru: portalId } },
      ...{ told, named: accountId !== undefined },
    };
  }

  @Post('account')
  @HttpCode(200)
  @ApiOperation({ summary: 'Name the account, by its sign-in name and password: shows both sides’ data' })
  name(@Body() body: SignInBody, @Req() request: SignedIn): Promise<ComparedData> {
    return this.linking.name(linkTokenOf(request), body, askerOf(request));
  }

  @Post('confirmation')
  @HttpCode(200)
  @ApiOperation({ summary: 'Confirm that both are the same person: links, and signs in' })
  async confirm(
    @Req() request: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ readonly me: SignInAnswer; readonly returnTo: string }> {
    const asker = askerOf(request);
    const { viewer, returnTo, position } = await this.linking.confirm(linkTokenOf(request), asker);
    clearLinkCookie(reply);
    const me = await this.signingIn.byPassword(viewer.accountId, request, reply);
    wroteAt(reply, position);
    return { me, returnTo };
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Link nothing' })
  async giveUp(@Req() request: SignedIn, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.linking.giveUp(linkTokenOf(request));
    clearLinkCookie(reply);
  }
}
