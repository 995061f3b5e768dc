import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { Config } from '../../config.js';
import { DocumentStore } from '../../eventing/document-store.js';
import { EventStore } from '../../eventing/event-store.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { CONFIG } from '../../foundation.module.js';
import { Directory } from '../../people/directory.js';
import { Ids } from '../../people/ids.js';
import { Vault } from '../../people/vault.js';
import { RUNNERS, type Runners } from '../../runners.js';
import { Attempts } from '../attempts.js';
import { SignIn } from '../sign-in.js';
import { MyPortalsController } from './my-portals.controller.js';
import { PendingLinks } from './pending-links.js';
import { PortalClient } from './portal-client.js';
import { PortalLinkController } from './portal-link.controller.js';
import { PortalLinking } from './portal-linking.js';
import { PortalSignIn } from './portal-sign-in.js';
import { PortalsController } from './portals.controller.js';
import { UnlinkPortalHandler } from './portals.handlers.js';

/** Sign-in by the portals of states and regions. */
@Module({})
export class PortalsModule {
  /** @param access by which whoever comes from a portal signs in. */
  static on(access: DynamicModule): DynamicModule {
    return {
      module: PortalsModule,
      imports: [CqrsModule, access],
      controllers: [PortalsController, PortalLinkController, MyPortalsController],
      providers: [
        {
          provide: PendingLinks,
          useFactory: async ({ vault: db }: DocumentStore, vault: Vault) => {
            const pending = new PendingLinks(db, await vault.secret('portal links'));
            await pending.prepare();
            return pending;
          },
          inject: [DocumentStore, Vault],
        },
        {
          provide: PortalSignIn,
          useFactory: (
            { portals, publicUrl }: Config,
            { accounts }: Runners,
            reader: FreshReader,
            store: EventStore,
            { vault: db }: DocumentStore,
            vault: Vault,
            ids: Ids,
            pending: PendingLinks,
          ) =>
            new PortalSignIn({
              ...{ portals, accounts, reader, store, vault, pending },
              client: new PortalClient(publicUrl),
              attempts: new Attempts(db, ids, 'portal'),
            }),
          inject: [CONFIG, RUNNERS, FreshReader, EventStore, DocumentStore, Vault, Ids, PendingLinks],
        },
        {
          provide: PortalLinking,
          useFactory: (
            { accounts }: Runners,
            reader: FreshReader,
            store: EventStore,
            signIn: SignIn,
            directory: Directory,
            pending: PendingLinks,
          ) => new PortalLinking({ accounts, reader, store, signIn, directory, pending }),
          inject: [RUNNERS, FreshReader, EventStore, SignIn, Directory, PendingLinks],
        },
        UnlinkPortalHandler,
      ],
    };
  }
}
