import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDocumentStore } from '../../embedded/document-store/server.js';
import { startEventStore } from '../../embedded/event-store/server.js';
import { DocumentStore } from '../../src/eventing/document-store.js';
import { EventStore } from '../../src/eventing/event-store.js';

/** An event store and a document store in this process, empty, with a client of each. */
export interface EmbeddedStores {
  readonly store: EventStore;
  readonly documents: DocumentStore;
  /** As a process of the journal takes them from its environment. */
  readonly addresses: { readonly EVENTSTORE_URL: string; readonly MONGO_URL: string };
  readonly close: () => Promise<void>;
}

export const startStores = async (): Promise<EmbeddedStores> => {
  const folder = await mkdtemp(join(tmpdir(), 'stores-'));
  const events = await startEventStore({ dataDir: join(folder, 'events') });
  const mongo = await startDocumentStore({ dataDir: join(folder, 'documents') });
  const store = new EventStore(events.url);
  const documents = new DocumentStore(mongo.url);
  return {
    store,
    documents,
    addresses: { EVENTSTORE_URL: events.url, MONGO_URL: mongo.url },
    async close() {
      await store.close();
      await documents.close();
      await mongo.close();
      await events.close();
      await rm(folder, { recursive: true });
    },
  };
};
