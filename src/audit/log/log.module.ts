import {
  Injectable,
  Module,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Restorations } from '../../backup/restorations.js';
import type { Config } from '../../config.js';
import { DocumentStore } from '../../eventing/document-store.js';
import { EventStore } from '../../eventing/event-store.js';
import { Lease } from '../../eventing/lease.js';
import { thisProcess } from '../../eventing/this-process.js';
import { logTo } from '../../log.js';
import { Vault } from '../../people/vault.js';
import { Checkpoints } from './checkpoints.js';
import { LogController } from './log.controller.js';
import { LogKeys } from './log-keys.js';
import { LogReader } from './log-reader.js';
import { LogStorage } from './log-storage.js';
import { Outside } from './outside.js';
import { sinksOf } from './publishing/sinks.js';
import { TransparencyLog } from './transparency-log.js';
import { TreeReader } from './tree-reader.js';

/** Witnesses may take some seconds to answer. */
const LEASE_HOLDS_MS = 20_000;

/** Lets the log grow with the application and stops with it. */
@Injectable()
class Growing implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(private readonly log: TransparencyLog) {}

  onApplicationBootstrap(): void {
    this.log.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.log.stop();
  }
}

/** The transparency log: it grows where the role is `projector`, and is read where it is `api`. */
@Module({})
export class LogModule {
  static with(config: Config): DynamicModule {
    const { roles } = config;
    return {
      module: LogModule,
      controllers: roles.has('api') ? [LogController] : [],
      providers: [
        {
          provide: LogStorage,
          useFactory: (documents: DocumentStore) => new LogStorage(documents.audit),
          inject: [DocumentStore],
        },
        {
          provide: TreeReader,
          useFactory: (storage: LogStorage) => new TreeReader(storage),
          inject: [LogStorage],
        },
        {
          provide: Checkpoints,
          useFactory: async (documents: DocumentStore, tree: TreeReader) => {
            const checkpoints = new Checkpoints(documents.audit, tree);
            await checkpoints.prepare();
            return checkpoints;
          },
          inject: [DocumentStore, TreeReader],
        },
        {
          provide: LogKeys,
          useFactory: (documents: DocumentStore, vault: Vault) => new LogKeys(documents.vault, vault),
          inject: [DocumentStore, Vault],
        },
        {
          provide: LogReader,
          useFactory: (storage: LogStorage, tree: TreeReader, checkpoints: Checkpoints, keys: LogKeys) =>
            new LogReader({ storage, tree, checkpoints, keys }),
          inject: [LogStorage, TreeReader, Checkpoints, LogKeys],
        },
        {
          provide: Restorations,
          useFactory: (store: EventStore) => Restorations.readFrom(store),
          inject: [EventStore],
        },
        ...(roles.has('projector') ? growingBy(config) : []),
      ],
      exports: [LogReader, Restorations, ...(roles.has('projector') ? [TransparencyLog] : [])],
    };
  }
}

const growingBy = (config: Config) => [
  {
    provide: Outside,
    useFactory: (documents: DocumentStore, tree: TreeReader, checkpoints: Checkpoints) =>
      new Outside({
        ...{ db: documents.audit, tree, checkpoints },
        policy: config.witnessPolicy,
        sinks: sinksOf(config),
        now: Date.now,
        log: logTo('transparency log'),
      }),
    inject: [DocumentStore, TreeReader, Checkpoints],
  },
  {
    provide: TransparencyLog,
    useFactory: (
      store: EventStore,
      documents: DocumentStore,
      storage: LogStorage,
      checkpoints: Checkpoints,
      keys: LogKeys,
      outside: Outside,
      restorations: Restorations,
    ) =>
      new TransparencyLog({
        ...{ store, storage, checkpoints, keys, outside, restorations },
        lease: new Lease({
          db: documents.audit,
          name: 'log',
          ...thisProcess,
          holdsFor: LEASE_HOLDS_MS,
        }),
        origin: {
          origin: config.logOrigin ?? withoutScheme(config.publicUrl),
          isAsked: config.logOrigin !== undefined,
        },
        now: Date.now,
        checkpointEveryMs: config.checkpointSeconds * 1_000,
        log: logTo('transparency log'),
      }),
    inject: [EventStore, DocumentStore, LogStorage, Checkpoints, LogKeys, Outside, Restorations],
  },
  Growing,
];

const withoutScheme = (url: string): string => url.replace(/^\w+:\/\//, '').replace(/\/+$/, '');
