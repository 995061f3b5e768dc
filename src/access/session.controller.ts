import { Needs } from './rights/right.decorator.js';
import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { invalidInput } from '../eventing/domain-error.js';
import { wantedPosition } from '../http/answer.js';
import { askerOf } from './account-context.js';
import { KEPT_COOKIE, SESSION_COOKIE, setKeptKey, setWaitingKey, WAITING_COOKIE } from './cookies.js';
import { Entrance } from './entrance.js';
import { MeReader, type Me } from './me.js';
import { SecondFactors } from './second-factors.js';
import { ConfirmationBody, SecondFactorBody, SignInBody } from './session.dto.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';
import { SigningIn, type SignInAnswer } from './signing-in.js';
import { CONFIRMED_FOR_MINUTES } from './step-up.rules.js';
import { WaitingKeys } from './waiting-keys.js';
import {
  Asking,
  BeforeSecondFactor,
  InSession,
  Public,
  type Entered,
  type SignedIn,
  type Viewer,
} from './viewer.js';

@ApiTags('access')
@Controller()
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly signingIn: SigningIn,
    private readonly secondFactors: SecondFactors,
    private readonly entrance: Entrance,
    private readonly sessions: Sessions,
    private readonly me: MeReader,
    private readonly waiting: WaitingKeys,
  ) {}

  @Public()
  @Post('session')
  @ApiOperation({
    summary:
      'Sign in: sets an httpOnly cookie; says what else is to be given, where the password is not enough',
  })
  async start(
    @Body() { login, password }: SignInBody,
    @Req() request: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInAnswer> {
    const accountId = await this.signIn.check(login, password, request.ip, new Date());
    return this.signingIn.byPassword(accountId, request, reply);
  }

  @Needs('account.own')
  @BeforeSecondFactor()
  @Post('session/second-factor')
  @ApiCookieAuth()
  @ApiOperation({ summary: 'Give the second factor, which the sign-in asked for' })
  async giveFactor(
    @Body() proof: SecondFactorBody,
    @Asking() viewer: Viewer,
    @InSession() { session }: Entered,
    @Req() request: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    await this.secondFactors.check(viewer, session._id, proof, askerOf(request));
    await this.entrance.renew(session, 'given', request, reply);
    return this.me.of(viewer);
  }

  @Needs('account.own')
  @BeforeSecondFactor()
  @Post('session/confirmation')
  @HttpCode(200)
  @ApiCookieAuth()
  @ApiOperation({
    summary: 'Show once more that it is you, by password or second factor, for what could do much harm',
  })
  async confirm(
    @Body() { password, ...proof }: ConfirmationBody,
    @Asking() viewer: Viewer,
    @InSession() { session }: Entered,
    @Req() request: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asker = askerOf(request);
    if (password === undefined) {
      await this.secondFactors.check(viewer, session._id, proof, asker);
    } else {
      if (Object.values<unknown>(proof).some((one) => one !== undefined))
        throw invalidInput('must be sent alone', 'password');
      const attempt = { accountId: viewer.accountId, address: asker.address };
      await this.signIn.confirm(attempt, password, asker.now, 'password');
    }
    const secondFactor = password === undefined ? 'given' : session.secondFactor;
    await this.entrance.renew(session, secondFactor, request, reply);
    return { forMinutes: CONFIRMED_FOR_MINUTES };
  }

  @Needs('account.own')
  @BeforeSecondFactor()
  @Delete('session')
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out' })
  async end(@Req() request: SignedIn, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const token = request.cookies[SESSION_COOKIE];
    if (token !== undefined) await this.sessions.end(token);
    for (const name of [SESSION_COOKIE, KEPT_COOKIE, WAITING_COOKIE]) reply.clearCookie(name, { path: '/' });
  }

  @Needs('account.own')
  @Get('me')
  @ApiOperation({ summary: 'Who is signed in, and what may be seen' })
  async who(
    @Asking() viewer: Viewer,
    @InSession() { session }: Entered,
    @Req() request: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const now = new Date();
    setKeptKey(reply, request, session, { isNew: false, now });
    const key = await this.waiting.keyOf(viewer);
    if (key !== undefined) setWaitingKey(reply, request, session, { key, now });
    return this.me.of(viewer, wantedPosition(request));
  }
}
