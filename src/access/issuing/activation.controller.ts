import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { askedLanguage } from '../../http/asked-language.js';
import { askerOf } from '../account-context.js';
import { Public, type SignedIn } from '../viewer.js';
import { ActivationBody } from './activation.dto.js';
import { ActivationOfAccounts } from './activation.js';
import { CONSENT_TEXTS, CONSENT_VERSION } from './consent-texts.js';
import { LanguageQuery } from './sign-ins.dto.js';

@ApiTags('access')
@Public()
@Controller()
export class ActivationController {
  constructor(private readonly activation: ActivationOfAccounts) {}

  @Get('consent')
  @ApiOperation({
    summary: 'The text on the processing of personal data that is consented to, with its version',
  })
  text(@Query() { language }: LanguageQuery, @Req() request: SignedIn) {
    const told = language ?? askedLanguage(request);
    return { version: CONSENT_VERSION, language: told, paragraphs: CONSENT_TEXTS[told] };
  }

  @Post('activation')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Take over an account by the code from the slip: sets the password and records the consent',
  })
  activate(@Body() body: ActivationBody, @Req() request: SignedIn): Promise<void> {
    return this.activation.activate(body, askerOf(request));
  }
}
