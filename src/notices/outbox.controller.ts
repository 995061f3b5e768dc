import { Controller, Get, Query } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { administeredBy } from './operation/notices.rights.js';
import { Outbox, type OutboxMessage } from './outbox.js';

export class OutboxQuery {
  /** How many of the newest messages. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 200, default: 50 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit = 50;
}

@ApiTags('notices')
@ApiCookieAuth()
@Needs('notices.watch')
@Controller('outbox')
export class OutboxController {
  constructor(private readonly outbox: Outbox) {}

  @Get()
  @OpensDataOf('administered', 'outbox')
  @ApiOperation({ summary: 'The messages that the local outbox holds for the own schools, newest first' })
  async newest(
    @Query() { limit }: OutboxQuery,
    @Asking() viewer: Viewer,
  ): Promise<{ messages: readonly OutboxMessage[] }> {
    return { messages: await this.outbox.list(limit, administeredBy(viewer), viewer.personId) };
  }
}
