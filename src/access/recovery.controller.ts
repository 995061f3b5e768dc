import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { askerOf } from './account-context.js';
import { CODE_VALID_MINUTES } from './account.decider.js';
import { RecoveredPasswordBody, RecoveryBody } from './recovery.dto.js';
import { Recovery } from './recovery.js';
import { Public, type SignedIn } from './viewer.js';

@ApiTags('access')
@Public()
@Controller('recovery')
export class RecoveryController {
  constructor(private readonly recovery: Recovery) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Ask for a code by which a new password is set; says the same for every name' })
  async ask(@Body() { signInName }: RecoveryBody, @Req() request: SignedIn) {
    await this.recovery.ask(signInName, askerOf(request));
    return { validMinutes: CODE_VALID_MINUTES };
  }

  @Post('password')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Set a new password by the code that was sent; ends every session of the account',
  })
  recover(
    @Body() { signInName, code, password }: RecoveredPasswordBody,
    @Req() request: SignedIn,
  ): Promise<void> {
    return this.recovery.recover(signInName, code, password, askerOf(request));
  }
}
