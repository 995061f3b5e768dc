import '@fastify/cookie';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiProperty, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Config } from '../../config.js';
import { DomainError } from '../../eventing/domain-error.js';
import { CONFIG } from '../../foundation.module.js';
import { askedLanguage } from '../../http/asked-language.js';
import { sendPlainPage } from '../../http/plain-page.js';
import { STATUS } from '../../http/problem.filter.js';
import { askerOf } from '../account-context.js';
import { SigningIn } from '../signing-in.js';
import { Public, type SignedIn } from '../viewer.js';
import { SIGN_IN_SECONDS } from './begun-sign-in.js';
import { setLinkCookie } from './link-cookie.js';
import { portalPage, type PortalPage } from './portal-page.js';
import { PortalSignIn, type CameBack } from './portal-sign-in.js';

const STATE_COOKIE = 'journal_portal';
const STATE_PATH = '/api/portals';
/** The page on which an identity is linked. */
const LINK_PAGE = '/sign-in/portal';

class PortalAnswer {
  @ApiProperty()
  id!: string;

  @ApiProperty({ example: { en: 'State services', ru: 'Госуслуги' } })
  title!: { readonly en: string; readonly ru: string };
}

/** Sign-in by portals (OpenID Connect). Signing out of the journal ends the journal's session, and none of a portal's. */
@ApiTags('access')
@Public()
@Controller('portals')
export class PortalsController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly portals: PortalSignIn,
    private readonly signingIn: SigningIn,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The portals by which one may sign in' })
  list(): { readonly portals: readonly PortalAnswer[] } {
    return { portals: this.config.portals.map(({ id, title }) => ({ id, title })) };
  }

  @Get(':portal/sign-in')
  @ApiOperation({
    summary:
      'Go to a portal and sign in there. Signing out of the journal later leaves the portal’s own session',
  })
  @ApiQuery({ name: 'returnTo', required: false, description: 'A path of the journal’s own pages' })
  async begin(
    @Param('portal') portal: string,
    @Query('returnTo') returnTo: unknown,
    @Req() request: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.orRefused(request, reply, async () => {
      const { address, kept } = await this.portals.begin(portal, returnTo, askerOf(request));
      void reply.setCookie(STATE_COOKIE, kept, {
        ...{ path: STATE_PATH, httpOnly: true, secure: request.protocol === 'https' },
        // The way back begins at the portal: a strict cookie would not come along.
        ...{ sameSite: 'lax', maxAge: SIGN_IN_SECONDS },
      });
      void reply.header('Cache-Control', 'no-store').redirect(address, 303);
    });
  }

  @Get(':portal/callback')
  @ApiOperation({ summary: 'Where a portal leads back to: signs in, or asks for the account to link it to' })
  @ApiProduces('text/html')
  async comeBack(
    @Param('portal') portal: string,
    @Req() request: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const kept = request.cookies[STATE_COOKIE];
    // One answer of the portal is all that it is good for.
    void reply.clearCookie(STATE_COOKIE, { path: STATE_PATH });
    const query = request.url.slice(request.url.indexOf('?') + 1);
    await this.orRefused(request, reply, async () => {
      const cameBack = await this.portals.comeBack(portal, query, kept, askerOf(request));
      sendPage(request, reply, { kind: 'onward', to: await this.admitted(cameBack, request, reply) });
    });
  }

  /** @returns where it goes on. */
  private async admitted(cameBack: CameBack, request: SignedIn, reply: FastifyReply): Promise<string> {
    if (cameBack.kind === 'toBeLinked') {
      setLinkCookie(request, reply, cameBack.token);
      return LINK_PAGE;
    }
    // The portal stands in for the password, and not for a second factor.
    await this.signingIn.byPassword(cameBack.accountId, request, reply);
    return cameBack.returnTo;
  }

  /** A person is shown a page, a program is told a problem. */
  private async orRefused(request: SignedIn, reply: FastifyReply, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const isPerson = /\btext\/html\b/.test(request.headers.accept ?? '');
      if (!(error instanceof DomainError) || !isPerson) throw error;
      void reply.status(STATUS[error.kind]);
      if (error.retryAfter !== undefined) void reply.header('Retry-After', error.retryAfter.toString());
      sendPage(request, reply, { kind: 'refused', code: error.code, detail: error.message });
    }
  }
}

const sendPage = (request: SignedIn, reply: FastifyReply, page: PortalPage): void => {
  sendPlainPage(reply, portalPage(page, askedLanguage(request)));
};
