import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs } from '../../access/rights/right.decorator.js';
import type { Config } from '../../config.js';
import { EventStore } from '../../eventing/event-store.js';
import { CONFIG } from '../../foundation.module.js';
import { dateIn } from '../../school/civil-date.values.js';
import { runsOfYear, yearOf, type RecordedRun } from './recorded-runs.js';
import { RetentionQuery } from './retention.dto.js';
import { toldKinds, type ToldKind } from './told-kinds.js';

/** How long personal data are kept, and what was removed when; counts and no names. */
@ApiTags('audit')
@ApiCookieAuth()
@Controller('audit/retention')
export class RetentionController {
  constructor(
    private readonly store: EventStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Needs('retention.read')
  @Get()
  @ApiOperation({
    summary:
      'How long each kind of personal data is kept, and the runs of a year that removed what was older',
  })
  async runs(@Query() { year }: RetentionQuery): Promise<{
    readonly year: string;
    readonly kinds: readonly ToldKind[];
    readonly runs: readonly RecordedRun[];
  }> {
    const { retention } = this.config;
    const asked = year ?? yearOf(dateIn(retention.timeZone, new Date().toISOString()));
    const runs = await runsOfYear(this.store, asked);
    return { year: asked, kinds: toldKinds(this.config), runs: runs.toReversed() };
  }
}
