import {
  Injectable,
  Module,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { LogReader } from '../audit/log/log-reader.js';
import { ReadLog } from '../audit/read-log/read-log.js';
import { Restorations } from '../backup/restorations.js';
import type { Config } from '../config.js';
import { DocumentStore } from '../eventing/document-store.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { Lease } from '../eventing/lease.js';
import { LogTail } from '../eventing/log-tail.js';
import { thisProcess } from '../eventing/this-process.js';
import { EventStreams } from '../http/event-streams.js';
import { logTo } from '../log.js';
import { Vault } from '../people/vault.js';
import { RUNNERS, type Runners } from '../runners.js';
import { ConsumerPlaces } from './consumers/consumer-places.js';
import { ConsumersController } from './consumers/consumers.controller.js';
import { ContractController } from './contract.controller.js';
import { Cursors } from './cursor.js';
import { Feed } from './feed.js';
import { FeedController } from './feed.controller.js';
import { noteDelivery } from './feed-log.js';
import { schemasAt } from './json-schema.js';
import { NEWEST_CHECKPOINT, newestCheckpoint, type NewestCheckpoint } from './newest-checkpoint.js';
import { Deliveries } from './webhooks/deliveries.js';
import { DeliveryStates } from './webhooks/delivery-states.js';
import { post } from './webhooks/posting.js';
import { WebhookController } from './webhooks/webhook.controller.js';

/** Of one consumer. */
const MOST_STREAMS = 100;
/** Longer than a delivery takes, or a wait for one. */
const LEASE_HOLDS_MS = 30_000;

/** Delivers while the application runs, and ends what is open with it. */
@Injectable()
class Following implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly streams: EventStreams,
    private readonly deliveries: Deliveries,
    private readonly places: ConsumerPlaces,
  ) {}

  onApplicationBootstrap(): void {
    this.places.start();
    this.deliveries.start();
  }

  async onModuleDestroy(): Promise<void> {
    this.streams.stop();
    await this.deliveries.stop();
    await this.places.stop();
  }
}

/** What other bodies and systems follow the journal by. */
@Module({})
export class FeedsModule {
  static with(
    { publicUrl, webhooksToPrivate: toPrivate }: Config,
    [log, readLog]: readonly [DynamicModule, DynamicModule],
  ): DynamicModule {
    return {
      module: FeedsModule,
      imports: [log, readLog],
      controllers: [FeedController, ContractController, WebhookController, ConsumersController],
      providers: [
        {
          provide: Feed,
          useFactory: async (tail: LogTail, vault: Vault, restorations: Restorations) =>
            new Feed({
              ...{ tail, vault, restorations, schemas: schemasAt(publicUrl) },
              cursors: new Cursors(await vault.secret('feed cursors')),
            }),
          inject: [LogTail, Vault, Restorations],
        },
        { provide: EventStreams, useFactory: () => new EventStreams(MOST_STREAMS) },
        {
          provide: NEWEST_CHECKPOINT,
          useFactory: (reader: LogReader) => newestCheckpoint(reader),
          inject: [LogReader],
        },
        {
          provide: ConsumerPlaces,
          useFactory: async ({ vault: db }: DocumentStore) => {
            const places = new ConsumerPlaces({ db, log: logTo('consumers') });
            await places.prepare();
            return places;
          },
          inject: [DocumentStore],
        },
        {
          provide: DeliveryStates,
          useFactory: ({ vault }: DocumentStore) => new DeliveryStates(vault),
          inject: [DocumentStore],
        },
        {
          provide: Deliveries,
          useFactory: (
            feed: Feed,
            tail: LogTail,
            reader: FreshReader,
            states: DeliveryStates,
            vault: Vault,
            { webhooks: runner }: Runners,
            { vault: db }: DocumentStore,
            checkpoint: NewestCheckpoint,
            readLog: ReadLog,
          ) =>
            new Deliveries({
              ...{ feed, tail, reader, states, vault, runner, checkpoint, post, toPrivate },
              leaseOf: (webhookId) =>
                new Lease({ db, name: `webhook ${webhookId}`, ...thisProcess, holdsFor: LEASE_HOLDS_MS }),
              delivered: (consumerId, schools, address) =>
                noteDelivery(readLog, consumerId, schools, address),
              log: logTo('webhooks'),
              now: () => new Date(),
            }),
          inject: [
            ...[Feed, LogTail, FreshReader, DeliveryStates, Vault, RUNNERS, DocumentStore],
            ...[NEWEST_CHECKPOINT, ReadLog],
          ],
        },
        Following,
      ],
    };
  }
}
