import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { askerOf } from '../access/account-context.js';
import { Public, type SignedIn } from '../access/viewer.js';
import { uuidV5 } from '../eventing/envelope.js';
import { askedLanguage } from '../http/asked-language.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { contentOf, idempotencyKeyOf } from '../http/write-request.js';
import { AnswerBody, SchoolApplicationBody } from './applying.dto.js';
import { Applying, type Filed, type Sent } from './applying.js';

/** Schools that apply to be connected, before anybody there can sign in. */
@ApiTags('connecting')
@Public()
@Controller('schools/applications')
export class ApplyingController {
  constructor(private readonly applying: Applying) {}

  @Post()
  @HttpCode(202)
  @Header('Cache-Control', 'no-store')
  @TakesIdempotencyKey()
  @ApiOperation({
    summary: 'Apply for a school to be connected; the authority that it is under decides',
  })
  file(@Body() body: SchoolApplicationBody, @Req() request: SignedIn): Promise<Filed> {
    return this.applying.file(body, askedLanguage(request), sentBy(request));
  }

  @Get('status/:reference')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'How far an application has come, by its reference' })
  status(@Param('reference') reference: string, @Req() request: SignedIn): Promise<Filed> {
    return this.applying.statusOf(reference, askerOf(request));
  }

  @Post('status/:reference/answer')
  @HttpCode(202)
  @Header('Cache-Control', 'no-store')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Answer what the authority asked' })
  answer(
    @Param('reference') reference: string,
    @Body() { answer }: AnswerBody,
    @Req() request: SignedIn,
  ): Promise<Filed> {
    return this.applying.answer(reference, answer, sentBy(request));
  }
}

const sentBy = (request: SignedIn): Sent => {
  const key = idempotencyKeyOf(request);
  // Apart from the keys of accounts, whatever somebody unknown makes up.
  const commandId = key === undefined ? randomUUID() : uuidV5(key, 'school application');
  return { ...askerOf(request), commandId, content: contentOf(request) };
};
