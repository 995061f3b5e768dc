import { Needs } from './rights/right.decorator.js';
import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Attempts } from './attempts.js';
import { CEREMONY_MS } from './challenges.js';
import { CEREMONY_COOKIE, setCookie } from './cookies.js';
import type { Me } from './me.js';
import { Passkeys } from './passkeys.js';
import { digestOf, newSecret } from './secrets.js';
import { PasskeyBody } from './session.dto.js';
import { SigningIn } from './signing-in.js';
import {
  Asking,
  BeforeSecondFactor,
  InSession,
  Public,
  type Entered,
  type SignedIn,
  type Viewer,
} from './viewer.js';

/** How often passkeys are tried. */
export const PASSKEY_ATTEMPTS = Symbol('passkey attempts');

@ApiTags('access')
@Controller('session')
export class PasskeysController {
  constructor(
    private readonly passkeys: Passkeys,
    private readonly signingIn: SigningIn,
    @Inject(PASSKEY_ATTEMPTS) private readonly attempts: Attempts,
  ) {}

  @Needs('account.own')
  @BeforeSecondFactor()
  @Post('second-factor/options')
  @HttpCode(200)
  @ApiCookieAuth()
  @ApiOperation({ summary: 'What navigator.credentials.get takes, to give a passkey as second factor' })
  secondFactor(@Asking() { accountId }: Viewer, @InSession() { session }: Entered) {
    return this.passkeys.secondFactor({ accountId, askedIn: session._id, now: new Date() });
  }

  @Public()
  @Post('passkey/options')
  @HttpCode(200)
  @ApiOperation({ summary: 'What navigator.credentials.get takes, to sign in by a passkey alone' })
  options(@Req() request: SignedIn, @Res({ passthrough: true }) reply: FastifyReply) {
    const now = new Date();
    const token = newSecret();
    setCookie(reply, CEREMONY_COOKIE, { token, expiresAt: new Date(now.getTime() + CEREMONY_MS) }, request);
    return this.passkeys.signIn(digestOf(token), now);
  }

  @Public()
  @Post('passkey')
  @ApiOperation({ summary: 'Sign in by a passkey alone, by what the browser answered' })
  async signIn(
    @Body() { passkey }: PasskeyBody,
    @Req() request: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const now = new Date();
    const askedIn = digestOf(request.cookies[CEREMONY_COOKIE] ?? '');
    const attempt = { accountId: this.passkeys.idOf((passkey as { id?: unknown }).id), address: request.ip };
    return this.attempts.counting(attempt, now, async () => {
      const accountId = await this.passkeys.accountOf(passkey, askedIn, now);
      reply.clearCookie(CEREMONY_COOKIE, { path: '/' });
      return this.signingIn.byPasskey(accountId, request, reply);
    });
  }
}
