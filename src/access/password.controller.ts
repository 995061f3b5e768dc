import { Body, Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RUNNERS, type Runners } from '../runners.js';
import { askerOf, ownAccountContext } from './account-context.js';
import { ChangedPasswordBody } from './recovery.dto.js';
import { SESSION_COOKIE } from './cookies.js';
import { Needs } from './rights/right.decorator.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';
import { Asking, type SignedIn, type Viewer } from './viewer.js';

@ApiTags('access')
@ApiCookieAuth()
@Needs('account.own')
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
    @Asking() viewer: Viewer,
    @Req() request: SignedIn,
  ): Promise<void> {
    const asker = askerOf(request);
    const { accountId } = viewer;
    await this.signIn.confirm({ accountId, address: asker.address }, current, asker.now, 'current');
    await this.signIn.setPassword(accountId, password, () =>
      this.runners.accounts.handle(accountId, { kind: 'ChangePassword' }, ownAccountContext(viewer, asker)),
    );
    await this.sessions.endAllOf(accountId, request.cookies[SESSION_COOKIE]);
  }
}
