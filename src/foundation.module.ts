import { Global, Module, type DynamicModule } from '@nestjs/common';
import { projections } from '../projections/all.js';
import { breachedPasswordsAt } from './access/breached-passwords.js';
import { Doorkeeper } from './access/doorkeeper.js';
import { SignIn } from './access/sign-in.js';
import { Sessions } from './access/sessions.js';
import type { Config } from './config.js';
import { DocumentStore } from './eventing/document-store.js';
import { EventStore } from './eventing/event-store.js';
import { FreshReader } from './eventing/fresh-reader.js';
import { LogTail } from './eventing/log-tail.js';
import { LiveDocuments } from './eventing/projecting/live-documents.js';
import { liveDocumentsIn } from './eventing/projecting/projector.js';
import { Directory } from './people/directory.js';
import { Ids } from './people/ids.js';
import { Vault } from './people/vault.js';
import { logTo } from './log.js';
import { RUNNERS, runnersOn } from './runners.js';
import { Shutdown } from './shutdown.js';

export const CONFIG = Symbol('config');

/** What every role stands on: the stores by their official clients, the vault, and reads of the read models. */
@Global()
@Module({})
export class FoundationModule {
  static with(config: Config): DynamicModule {
    return {
      module: FoundationModule,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: EventStore, useFactory: () => new EventStore(config.eventStoreUrl) },
        {
          provide: LogTail,
          useFactory: (store: EventStore) => store.keepTail(logTo('event store')),
          inject: [EventStore],
        },
        { provide: RUNNERS, useFactory: runnersOn, inject: [EventStore] },
        { provide: DocumentStore, useFactory: () => new DocumentStore(config.mongoUrl) },
        {
          provide: Vault,
          useFactory: (documents: DocumentStore) => new Vault(documents.vault, config.masterKeys),
          inject: [DocumentStore],
        },
        {
          provide: Ids,
          useFactory: async (vault: Vault) => new Ids(await vault.secret('ids')),
          inject: [Vault],
        },
        {
          provide: LiveDocuments,
          useFactory: (documents: DocumentStore) => liveDocumentsIn(documents.readModels),
          inject: [DocumentStore],
        },
        {
          provide: FreshReader,
          useFactory: async (store: EventStore, documents: LiveDocuments, vault: Vault) => {
            const reader = new FreshReader({
              store,
              documents,
              // What is searched is read by no id, and nothing of it needs to be noticed here.
              projections: projections.filter(({ indexes }) => indexes === undefined),
              log: logTo('reader'),
              isAudience: config.roles.has('projector'),
            });
            await reader.start();
            await vault.start(
              () => reader.forgetAnswers(),
              (error) => logTo('vault')(`erasures not looked for: ${String(error)}`),
            );
            return reader;
          },
          inject: [EventStore, LiveDocuments, Vault],
        },
        {
          provide: Directory,
          useFactory: (reader: FreshReader, vault: Vault) => new Directory(reader, vault),
          inject: [FreshReader, Vault],
        },
        {
          provide: Sessions,
          useFactory: async (documents: DocumentStore) => {
            const sessions = new Sessions(documents.vault, config.signIn.limits);
            await sessions.prepare();
            return sessions;
          },
          inject: [DocumentStore],
        },
        {
          provide: Doorkeeper,
          useFactory: (sessions: Sessions, reader: FreshReader) =>
            new Doorkeeper(sessions, reader, config.signIn.secondFactor),
          inject: [Sessions, FreshReader],
        },
        {
          provide: SignIn,
          useFactory: async (documents: DocumentStore, ids: Ids) => {
            const { passwordRangeUrl: url } = config.signIn;
            const breached = url === undefined ? undefined : breachedPasswordsAt(url);
            const signIn = new SignIn(documents.vault, ids, breached);
            await signIn.prepare();
            return signIn;
          },
          inject: [DocumentStore, Ids],
        },
        Shutdown,
      ],
      exports: [
        CONFIG,
        EventStore,
        LogTail,
        RUNNERS,
        DocumentStore,
        LiveDocuments,
        Vault,
        Ids,
        FreshReader,
        Directory,
        Sessions,
        Doorkeeper,
        SignIn,
      ],
    };
  }
}
