import {
  Injectable,
  Module,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Config } from '../../config.js';
import { DocumentStore } from '../../eventing/document-store.js';
import { THE_SYSTEM } from '../../eventing/envelope.js';
import { EventStore } from '../../eventing/event-store.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { LiveDocuments } from '../../eventing/projecting/live-documents.js';
import { logTo } from '../../log.js';
import { RUNNERS, type Runners } from '../../runners.js';
import { Ids } from '../ids.js';
import { Vault } from '../vault.js';
import { removalsWith } from './removals.js';
import { retentionLease } from './retention-lease.js';
import { RetentionController } from './retention.controller.js';
import { RetentionRuns } from './retention-runs.js';
import { RetentionSchedule } from './retention-schedule.js';

/** Starts looking for what is over its period with the application and stops with it. */
@Injectable()
class Retaining implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(private readonly schedule: RetentionSchedule) {}

  onApplicationBootstrap(): void {
    this.schedule.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.schedule.stop();
  }
}

/** Removes what is over its period where the role is `projector`, and tells of it where it is `api`. */
@Module({})
export class RetentionModule {
  static with(config: Config): DynamicModule {
    const { roles } = config;
    return {
      module: RetentionModule,
      controllers: roles.has('api') ? [RetentionController] : [],
      providers: roles.has('projector') ? schedulingBy(config) : [],
      exports: roles.has('projector') ? [RetentionSchedule] : [],
    };
  }
}

const now = (): Date => new Date();

const schedulingBy = ({ leaversYears, retention }: Config) => [
  {
    provide: RetentionSchedule,
    useFactory: async (
      store: EventStore,
      documents: DocumentStore,
      live: LiveDocuments,
      reads: FreshReader,
      runners: Runners,
      vault: Vault,
      ids: Ids,
    ) => {
      const { periods, at, timeZone } = retention;
      const { vault: db } = documents;
      const log = logTo('retention');
      const removals = await removalsWith({
        ...{ db, vault, ids, reads, documents: live, runners },
        ...{ leaversYears, timeZone, now, log },
      });
      const runs = new RetentionRuns({
        ...{ store, runner: runners.retention, removals, periods, timeZone, now },
        ...{ lease: retentionLease(db), actor: THE_SYSTEM, newId: randomUUID },
      });
      return new RetentionSchedule({ runs, at, timeZone, now, log });
    },
    inject: [EventStore, DocumentStore, LiveDocuments, FreshReader, RUNNERS, Vault, Ids],
  },
  Retaining,
];
