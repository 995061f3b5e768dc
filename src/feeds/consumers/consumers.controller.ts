import { Controller, Get, Header } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { consumers } from '../../../projections/consumers/projection.js';
import type { ConsumerDocument } from '../../../projections/consumers/read-model.js';
import { ALL, webhooks } from '../../../projections/webhooks/projection.js';
import { Needs } from '../../access/rights/right.decorator.js';
import { Asking, hasRole, type Viewer } from '../../access/viewer.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { LogTail } from '../../eventing/log-tail.js';
import { formatPosition } from '../../eventing/position.js';
import { LiveDocuments } from '../../eventing/projecting/live-documents.js';
import { DeliveryStates } from '../webhooks/delivery-states.js';
import { ConsumerPlaces } from './consumer-places.js';
import { followersOf, type ToldConsumer } from './followers.js';

/** Who follows the journal, and how far each has come. */
@ApiTags('feeds')
@ApiCookieAuth()
@Controller('feeds/consumers')
export class ConsumersController {
  constructor(
    private readonly documents: LiveDocuments,
    private readonly reader: FreshReader,
    private readonly tail: LogTail,
    private readonly places: ConsumerPlaces,
    private readonly states: DeliveryStates,
  ) {}

  @Get()
  @Needs('consumers.watch')
  @Header('Cache-Control', 'private, no-store')
  @ApiOperation({
    summary:
      'Consumers and how far they are: all for operators; those of the own schools for authorities, with the events of these schools alone',
  })
  async list(@Asking() viewer: Viewer): Promise<{
    readonly position: string;
    readonly consumers: readonly ToldConsumer[];
  }> {
    const schools = hasRole(viewer, 'operator')
      ? 'all'
      : viewer.roles.flatMap(({ role, schoolId }) => (role === 'authority' ? [schoolId] : []));
    const [found, places, kept] = await Promise.all([
      this.registered(),
      this.places.all(),
      this.reader.get(webhooks, ALL),
    ]);
    const known = { consumers: found, places, webhooks: kept?.webhooks ?? [] };
    const { tail, states } = this;
    return {
      position: formatPosition(this.tail.newest),
      consumers: await followersOf(known, schools, Date.now(), { tail, states }),
    };
  }

  private async registered(): Promise<readonly ConsumerDocument[]> {
    const found: ConsumerDocument[] = [];
    for await (const one of this.documents.find(consumers, { filter: {}, sort: { title: 1 } }))
      found.push(one);
    return found;
  }
}
