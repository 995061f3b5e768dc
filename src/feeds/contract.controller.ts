import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/viewer.js';
import type { Config } from '../config.js';
import { DomainError } from '../eventing/domain-error.js';
import { CONFIG } from '../foundation.module.js';
import { asyncApi } from './async-api.js';
import { jsonSchemaOf } from './json-schema.js';

const FOR_AN_HOUR = 'public, max-age=3600';

/** What the feed promises: to be read by anybody. */
@ApiTags('feeds')
@Controller('feeds')
export class ContractController {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>) {}

  @Public()
  @Get('asyncapi.json')
  @ApiOperation({ summary: 'The feed’s contract: AsyncAPI 3.0' })
  asyncApi(@Res() reply: FastifyReply): void {
    void reply.header('Cache-Control', FOR_AN_HOUR).send(asyncApi(this.config.publicUrl));
  }

  @Public()
  @Get('schemas/:name')
  @ApiOperation({ summary: 'The data of a type of event as JSON Schema, such as GradeGiven.v1.json' })
  schema(@Param('name') name: string, @Res() reply: FastifyReply): void {
    const schema = jsonSchemaOf(this.config.publicUrl, name.replace(/\.json$/, ''));
    if (!schema) throw new DomainError('schema-not-found', 'There is no such type of event.', 'not-found');
    void reply
      .header('Cache-Control', FOR_AN_HOUR)
      .type('application/schema+json')
      .send(JSON.stringify(schema));
  }
}
