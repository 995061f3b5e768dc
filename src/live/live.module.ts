import { Injectable, Module, type DynamicModule, type OnModuleDestroy } from '@nestjs/common';
import { EventStore } from '../eventing/event-store.js';
import { Follower } from '../eventing/follower.js';
import { LogTail } from '../eventing/log-tail.js';
import { laterOf } from '../eventing/position.js';
import { EventStreams } from '../http/event-streams.js';
import { logTo } from '../log.js';
import { LiveController } from './live.controller.js';
import { Watchers } from './watchers.js';

/** Of one account: more pages than anybody looks at at once. */
const MOST_STREAMS = 20;

/** Tells what comes while the application runs, and ends what is open with it. */
@Injectable()
class Telling implements OnModuleDestroy {
  private readonly follower: Follower;

  constructor(
    store: EventStore,
    tail: LogTail,
    watchers: Watchers,
    private readonly streams: EventStreams,
  ) {
    const log = logTo('live');
    let seen = tail.newest;
    this.follower = new Follower({
      store,
      after: () => seen,
      handle: (batch) => {
        watchers.noticed(batch);
        for (const { position } of batch.slice(-1)) seen = laterOf(seen, position);
      },
      onDrop: (error) => log(`subscription dropped (${String(error)})`),
    });
  }

  async onModuleDestroy(): Promise<void> {
    this.streams.stop();
    await this.follower.stop();
  }
}

/** What tells open pages of changes. */
@Module({})
export class LiveModule {
  static on(access: DynamicModule): DynamicModule {
    return {
      module: LiveModule,
      imports: [access],
      controllers: [LiveController],
      providers: [
        { provide: Watchers, useFactory: () => new Watchers() },
        { provide: EventStreams, useFactory: () => new EventStreams(MOST_STREAMS) },
        Telling,
      ],
    };
  }
}
