import {
  Injectable,
  Module,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { LogReader } from '../audit/log/log-reader.js';
import type { Config } from '../config.js';
import { EventStore } from '../eventing/event-store.js';
import { logTo } from '../log.js';
import { Vault } from '../people/vault.js';
import { ContractController } from './contract.controller.js';
import { Cursors } from './cursor.js';
import { Feed } from './feed.js';
import { FeedController } from './feed.controller.js';
import { FeedStreams } from './feed-streams.js';
import { schemasAt } from './json-schema.js';
import { LogTail } from './log-tail.js';
import { NEWEST_CHECKPOINT, newestCheckpoint } from './newest-checkpoint.js';

/** Follows the log with the application, and ends what is open with it. */
@Injectable()
class Following implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly tail: LogTail,
    private readonly streams: FeedStreams,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.tail.start();
  }

  async onModuleDestroy(): Promise<void> {
    this.streams.stop();
    await this.tail.stop();
  }
}

/** What other bodies and systems follow the journal by. */
@Module({})
export class FeedsModule {
  static with({ publicUrl }: Config, [log, readLog]: readonly [DynamicModule, DynamicModule]): DynamicModule {
    return {
      module: FeedsModule,
      imports: [log, readLog],
      controllers: [FeedController, ContractController],
      providers: [
        {
          provide: LogTail,
          useFactory: (store: EventStore) => new LogTail({ store, log: logTo('feeds') }),
          inject: [EventStore],
        },
        {
          provide: Feed,
          useFactory: async (tail: LogTail, vault: Vault) =>
            new Feed({
              ...{ tail, vault, schemas: schemasAt(publicUrl) },
              cursors: new Cursors(await vault.secret('feed cursors')),
            }),
          inject: [LogTail, Vault],
        },
        { provide: FeedStreams, useFactory: () => new FeedStreams() },
        {
          provide: NEWEST_CHECKPOINT,
          useFactory: (reader: LogReader) => newestCheckpoint(reader),
          inject: [LogReader],
        },
        Following,
      ],
    };
  }
}
