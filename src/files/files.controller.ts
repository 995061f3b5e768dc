import { Controller, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Needs } from '../access/rights/right.decorator.js';
import { TakesBytes } from '../http/json-body.js';
import { Files } from './files.js';
import { allowedMediaTypes, mustBeAllowed } from './media-types.js';
import { contentIn } from './read-content.js';

@ApiTags('files')
@ApiCookieAuth()
@Controller('files')
export class FilesController {
  constructor(private readonly files: Files) {}

  @Needs('files.upload')
  @Post()
  @TakesBytes()
  @ApiOperation({
    summary: 'Store a file of at most 10 MB, to be attached to homework; the same one is stored once',
  })
  @ApiConsumes(...allowedMediaTypes)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async store(@Req() request: FastifyRequest) {
    const mediaType = mustBeAllowed(request.headers['content-type'] ?? '');
    return this.files.store(await contentIn(request), mediaType);
  }
}
