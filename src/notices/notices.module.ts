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
import { Ledger } from './ledger.js';
import { Narration } from './narration.js';
import { Notices } from './notices.js';
import { GATEWAY_TOKEN } from './operation/gateway.guard.js';
import { NoticeFigures } from './operation/notice-figures.js';
import { NoticeMetrics } from './operation/notice-metrics.js';
import { NoticeSearch } from './operation/notice-search.js';
import { NoticesController } from './operation/notices.controller.js';
import { COMPOSER_TO_SHOW, composerToShow } from './operation/shown-message.js';
import { SmsReceiptsController } from './operation/sms-receipts.controller.js';
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

/** Sends notices where the role is `notifier`, and shows them to administrators where it is `api`. */
@Module({})
export class NoticesModule {
  static with(config: Config): DynamicModule {
    const { roles } = config;
    return {
      module: NoticesModule,
      controllers: roles.has('api') ? [OutboxController, NoticesController, SmsReceiptsController] : [],
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
        ...(roles.has('api') ? operationBy(config) : []),
        ...(roles.has('notifier') ? sendingBy(config) : []),
      ],
      exports: roles.has('notifier') ? [Notices, NoticeMetrics] : [],
    };
  }
}

const operationBy = ({ publicUrl, sms }: Config) => [
  {
    provide: NoticeSearch,
    useFactory: async (documents: DocumentStore) => {
      const search = new NoticeSearch(documents.vault);
      await search.prepare();
      return search;
    },
    inject: [DocumentStore],
  },
  {
    provide: NoticeFigures,
    useFactory: async (documents: DocumentStore) => {
      const figures = new NoticeFigures(documents.vault);
      await figures.prepare();
      return figures;
    },
    inject: [DocumentStore],
  },
  {
    provide: Ledger,
    useFactory: (documents: DocumentStore) => new Ledger(documents.vault),
    inject: [DocumentStore],
  },
  {
    provide: COMPOSER_TO_SHOW,
    useFactory: (reader: FreshReader, directory: Directory, vault: Vault) =>
      composerToShow({ reader, directory, vault, publicUrl }),
    inject: [FreshReader, Directory, Vault],
  },
  { provide: GATEWAY_TOKEN, useValue: sms?.token === undefined ? {} : { token: sms.token } },
];

const sendingBy = (config: Config) => [
  NoticeMetrics,
  {
    provide: Notices,
    useFactory: async (
      store: EventStore,
      documents: DocumentStore,
      reader: FreshReader,
      directory: Directory,
      vault: Vault,
      outbox: Outbox,
      metrics: NoticeMetrics,
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
        onSent: metrics.sent,
        log: logTo('notices'),
      });
      return notices;
    },
    inject: [EventStore, DocumentStore, FreshReader, Directory, Vault, Outbox, NoticeMetrics],
  },
  Sending,
];
