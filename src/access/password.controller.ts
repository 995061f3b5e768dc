import '@fastify/cookie';
import { Body, Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RUNNERS, type Runners } from '../runners.js';
import { accountContext, askerOf } from './account-context.js';
import { ChangedPasswordBody } from './recovery.dto.js';
import { SESSION_COOKIE } from './session.guard.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';
import { Asking, type SignedIn, type Viewer } from './viewer.js';

@ApiTags('access')
@ApiCookieAuth()
@Controller('me/password')
export class PasswordController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    @Inject(RUNNERS) private readonly runners: Pick<Runners, 'accounts'>,
  ) {}

  @Post()
  @HttpCode(204)
  @ApiOperation({ summary: 'Set another password; ends the account’s sessions but this one' })
  async change(
    @Body() { current, password }: ChangedPasswordBody,
    @Asking() { accountId, personId, roles }: Viewer,
    @Req() request: SignedIn,
  ): Promise<void> {
    const asker = askerOf(request);
    await this.signIn.confirm({ accountId, address: asker.address }, current, asker.now);
    const actor = { accountId, personId, role: roles[0]?.role ?? 'pupil' };
    await this.signIn.setPassword(accountId, password, () =>
      this.runners.accounts.handle(
        accountId,
        { kind: 'ChangePassword' },
        accountContext(actor, roles, asker),
      ),
    );
    await this.sessions.endAllOf(accountId, request.cookies[SESSION_COOKIE]);
  }
}
