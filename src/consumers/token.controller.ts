import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { Public } from '../access/viewer.js';
import { TakesBytes } from '../http/json-body.js';
import { TokenEndpoint, type TokenRefusal } from './token-endpoint.js';

const LONGEST_FORM = 16_384;

@ApiTags('consumers')
@Controller()
export class TokenController {
  constructor(private readonly endpoint: TokenEndpoint) {}

  @Public()
  @Post('oauth/token')
  @HttpCode(200)
  @TakesBytes()
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['grant_type'],
      properties: {
        grant_type: { type: 'string', enum: ['client_credentials'] },
        scope: { type: 'string', description: 'Scopes, separated by spaces; all that are granted, if none' },
        client_id: { type: 'string' },
        client_secret: { type: 'string' },
      },
    },
  })
  @ApiOperation({ summary: 'OAuth 2.0 client credentials (RFC 6749 §4.4): a token for a consumer' })
  async token(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    void reply.header('Cache-Control', 'no-store').header('Pragma', 'no-cache');
    const form = await formOf(request);
    const answer =
      typeof form === 'string'
        ? ({ error: 'invalid_request', error_description: form } as const)
        : await this.endpoint.answer({
            authorization: request.headers.authorization,
            ...{ form, address: request.ip, now: new Date() },
          });
    if ('error' in answer) refuse(answer, request, reply);
    else void reply.send(answer);
  }
}

/** The form that was sent, or what is wrong with it. */
const formOf = async ({ headers, body }: FastifyRequest): Promise<URLSearchParams | string> => {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return 'Send an application/x-www-form-urlencoded form.';
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body as Readable) {
    length += (chunk as Buffer).length;
    if (length > LONGEST_FORM) return 'The form is longer than any of this kind.';
    chunks.push(chunk as Buffer);
  }
  const form = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
  const repeated = [...new Set(form.keys())].filter((name) => form.getAll(name).length > 1);
  return repeated.length === 0 ? form : `These parameters come more than once: ${repeated.join(', ')}.`;
};

/** RFC 6749 §5.2. */
const refuse = (
  { retryAfter, ...refusal }: TokenRefusal,
  { headers }: FastifyRequest,
  reply: FastifyReply,
): void => {
  const isUnknown = refusal.error === 'invalid_client';
  if (isUnknown && headers.authorization !== undefined) {
    void reply.header('WWW-Authenticate', 'Basic realm="School Journal", charset="UTF-8"');
  }
  if (retryAfter !== undefined) void reply.header('Retry-After', retryAfter.toString());
  void reply.status(retryAfter !== undefined ? 429 : isUnknown ? 401 : 400).send(refusal);
};
