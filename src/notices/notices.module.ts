import {
  Injectable,
  Module,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import type { Config } from '../config.js';
import { DocumentStore } from '../eventing/document-store.js';
import { EventStore } from '../eventing/event-store.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { logTo } from '../log.js';
import { Directory } from '../people/directory.js';
import { Vault } from '../people/vault.js';
import { Composer } from './composer.js';
import { Narration } from './narration.js';
import { Notices } from './notices.js';
import { OutboxController } from './outbox.controller.js';
import { Outbox } from './outbox.js';
import { outletsOf } from './outlets.js';
import { UNSUBSCRIBE_SECRET } from './preferences/unsubscribe-link.js';

/** Starts sending with the application and stops it with it. */
@Injectable()
class Sending implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(private readonly notices: Notices) {}

  onApplicationBootstrap(): Promise<void> {
    return this.notices.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.notices.stop();
  }
}

/** Sends notices where the role is `notifier`, and shows the outbox where it is `api`. */
@Module({})
export class NoticesModule {
  static with(config: Config): DynamicModule {
    const { roles } = config;
    return {
      module: NoticesModule,
      controllers: roles.has('api') ? [OutboxController] : [],
      providers: [
        {
          provide: Outbox,
          useFactory: async (documents: DocumentStore, vault: Vault) => {
            const outbox = new Outbox(documents.vault, vault);
            await outbox.prepare();
            return outbox;
          },
          inject: [DocumentStore, Vault],
        },
        ...(roles.has('notifier') ? sendingBy(config) : []),
      ],
      exports: roles.has('notifier') ? [Notices] : [],
    };
  }
}

const sendingBy = (config: Config) => [
  {
    provide: Notices,
    useFactory: async (
      store: EventStore,
      documents: DocumentStore,
      reader: FreshReader,
      directory: Directory,
      vault: Vault,
      outbox: Outbox,
    ) => {
      const { queueUrl, publicUrl } = config;
      const now = () => new Date().toISOString();
      const notices: Notices = new Notices({
        ...{ store, reader, queueUrl },
        composer: new Composer({
          ...{ reader, directory, vault, publicUrl },
          narration: new Narration({ reader, directory, vault, publicUrl, now }),
          unsubscribeSecret: await vault.secret(UNSUBSCRIBE_SECRET),
        }),
        db: documents.vault,
        outlets: outletsOf(config, outbox, (transport, receipt) => notices.received(transport, receipt)),
        log: logTo('notices'),
      });
      return notices;
    },
    inject: [EventStore, DocumentStore, FreshReader, Directory, Vault, Outbox],
  },
  Sending,
];
