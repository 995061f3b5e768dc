import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { accounts } from '../../projections/accounts/projection.js';
import { DomainError } from '../eventing/domain-error.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { MeReader, type Me } from './me.js';
import { LONGEST_PASSWORD } from './password.values.js';
import { SESSION_COOKIE } from './session.guard.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';
import { Asking, Public, type SignedIn, type Viewer } from './viewer.js';

export class SignInBody {
  /** Sign-in name, as issued. */
  @ApiProperty()
  @IsString()
  @Length(1, 200)
  login!: string;

  @ApiProperty()
  @IsString()
  @Length(1, LONGEST_PASSWORD)
  password!: string;
}

@ApiTags('access')
@Controller()
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    private readonly reader: FreshReader,
    private readonly me: MeReader,
  ) {}

  @Public()
  @Post('session')
  @ApiOperation({ summary: 'Sign in: sets an httpOnly cookie' })
  async start(
    @Body() { login, password }: SignInBody,
    @Req() request: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const now = new Date();
    const accountId = await this.signIn.check(login, password, request.ip, now);
    const account = await this.reader.get(accounts, accountId);
    if (!account || account.ended) {
      throw new DomainError('sign-in-failed', 'Name or password is wrong.', 'unauthenticated');
    }
    const { token, expiresAt } = await this.sessions.start(accountId, now);
    const secure = request.protocol === 'https';
    reply.setCookie(SESSION_COOKIE, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure,
      expires: expiresAt,
    });
    return this.me.of({ accountId, personId: account.personId, roles: account.roles });
  }

  @Delete('session')
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out' })
  async end(@Req() request: SignedIn, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const token = request.cookies[SESSION_COOKIE];
    if (token !== undefined) await this.sessions.end(token);
    reply.clearCookie(SESSION_COOKIE, { path: '/' });
  }

  @Get('me')
  @ApiOperation({ summary: 'Who is signed in, and what may be seen' })
  who(@Asking() viewer: Viewer): Promise<Me> {
    return this.me.of(viewer);
  }
}
