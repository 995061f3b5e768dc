import { projections } from '../../projections/all.js';
import { DocumentStore } from '../../src/eventing/document-store.js';
import { EventStore } from '../../src/eventing/event-store.js';
import { leasesIn, projectorOn } from '../../src/eventing/projecting/projector.js';

// A projector as a process of its own, one of several, to be killed.

const store = new EventStore(process.env.EVENTSTORE_URL ?? '');
const { readModels } = new DocumentStore(process.env.MONGO_URL ?? '');
await projectorOn(store, readModels, {
  projections,
  leases: leasesIn(readModels),
  log: (line) => void process.stderr.write(`${line}\n`),
}).start();
process.send?.('ready');
process.on('disconnect', () => process.exit());
