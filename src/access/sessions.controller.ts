import { Needs } from './rights/right.decorator.js';
import { Controller, Delete, Get, HttpCode, Param, Req } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '../eventing/domain-error.js';
import { SESSION_COOKIE } from './cookies.js';
import { Sessions } from './sessions.js';
import { Asking, InSession, type Entered, type SignedIn, type Viewer } from './viewer.js';

@ApiTags('access')
@ApiCookieAuth()
@Needs('account.own')
@Controller('me/sessions')
export class SessionsController {
  constructor(private readonly sessions: Sessions) {}

  @Get()
  @ApiOperation({
    summary: 'Where the account is signed in: since when, with what kind of browser, from which network',
  })
  async list(@Asking() { accountId }: Viewer, @InSession() { session: own }: Entered) {
    const found = await this.sessions.listOf(accountId, new Date());
    const sessions = found.map(({ _id, startedAt, seenAt, expiresAt, cameWith, network, secondFactor }) => ({
      ...{ sessionId: _id, startedAt, seenAt, expiresAt, ...cameWith, network },
      isThisOne: _id === own._id,
      withSecondFactor: secondFactor === 'given',
    }));
    return { sessions };
  }

  @Delete(':sessionId')
  @HttpCode(204)
  @ApiOperation({ summary: 'End one of the account’s sessions' })
  async endOne(@Param('sessionId') sessionId: string, @Asking() { accountId }: Viewer): Promise<void> {
    if (await this.sessions.endOne(accountId, sessionId)) return;
    throw new DomainError('session-not-found', 'There is no such session.', 'not-found');
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'End every session of the account but this one' })
  async endOthers(@Asking() { accountId }: Viewer, @Req() { cookies }: SignedIn): Promise<void> {
    await this.sessions.endAllOf(accountId, cookies[SESSION_COOKIE]);
  }
}
