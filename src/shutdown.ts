import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DocumentStore } from './eventing/document-store.js';
import { EventStore } from './eventing/event-store.js';
import { FreshReader } from './eventing/fresh-reader.js';
import { Vault } from './people/vault.js';

/** Lets go of the stores when everything that used them has stopped. */
@Injectable()
export class Shutdown implements OnApplicationShutdown {
  constructor(
    private readonly reader: FreshReader,
    private readonly vault: Vault,
    private readonly store: EventStore,
    private readonly documents: DocumentStore,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    this.vault.stop();
    await this.reader.stop();
    await this.store.close();
    await this.documents.close();
  }
}
